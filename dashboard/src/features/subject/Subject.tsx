import { useLocation, useSearchParams } from 'wouter';
import type { Picture } from '../../api/contract';
import { togglePin, usePins } from '../../ui/pins';
import { isWindow, longKind } from '../../ui/words';
import { useKeys } from '../shell/keys';
import { Behind } from './Behind';
import { leadOf } from './lead';
import { NowAndUsually } from './NowAndUsually';
import { OverTime } from './OverTime';
import { Related } from './Related';
import { isRange } from './ranges';
import { Writers } from './Writers';
import './subject.css';
import { subjectLink, wikidataLink } from '../../ui/links';

export function Subject({ picture }: { picture: Picture }) {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const [windowWord, rangeWord] = [search.get('window'), search.get('range')];
  const window = isWindow(windowWord) ? windowWord : '1h';
  const range = isRange(rangeWord) ? rangeWord : '24h';
  const [from, to] = [search.get('from'), search.get('to')];
  const picked = from !== null && to !== null && Date.parse(from) < Date.parse(to) ? { from, to } : null;
  const choose = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(change)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    const path = subjectLink(picture.subject);
    go(text === '' ? path : `${path}?${text}`, { replace: true });
  };
  const lead = leadOf(picture, window);
  return (
    <main id="main" className="page">
      <title>{`${picture.name}. News Monitor`}</title>
      <div className="title">
        <h1>{picture.name}</h1>
        <Kind picture={picture} />
        <Acts picture={picture} />
      </div>
      {lead !== null && (
        <p className="lede">
          <b className="strong">{lead.counts}</b> {lead.against}{' '}
          {lead.rarity !== null && (
            <>
              <span className={lead.burst ? 'hlm' : undefined}>{lead.rarity}</span>.{' '}
            </>
          )}
          {lead.rest}
        </p>
      )}
      <div className="cols sub">
        <div>
          <OverTime
            picture={picture}
            range={range}
            onRange={(r) => choose({ range: r === '24h' ? null : r, from: null, to: null })}
            onPick={(stretch) => choose(stretch)}
          />
          <Behind picture={picture} window={window} picked={picked} onClear={() => choose({ from: null, to: null })} />
        </div>
        <aside className="colr side">
          <NowAndUsually
            picture={picture}
            window={window}
            onWindow={(w) => choose({ window: w === '1h' ? null : w, from: null, to: null })}
          />
          <Related subject={picture.subject} window={window} number={picture.number} />
          {picture.kind !== 'source' && <Writers subject={picture.subject} window={window} number={picture.number} />}
        </aside>
      </div>
    </main>
  );
}

function Kind({ picture }: { picture: Picture }) {
  const others = picture.names.filter((name) => name !== picture.name).slice(0, 6);
  return (
    <span className="kind">
      {longKind(picture.kind)}
      {others.length > 0 && `, also written ${others.join(', ')}`}
    </span>
  );
}

function Acts({ picture }: { picture: Picture }) {
  const pins = usePins();
  const pinned = pins.includes(picture.subject);
  const pinnable = picture.kind !== 'all' && picture.kind !== 'source';
  const wikidata = picture.links.wikidata;
  useKeys(pinnable ? { p: () => togglePin(picture.subject) } : {});
  return (
    <div className="acts">
      {wikidata !== null && (
        <a className="btn" href={wikidataLink(wikidata)} target="_blank" rel="noopener noreferrer">
          Wikidata
        </a>
      )}
      {pinnable && (
        <button type="button" className="btn" aria-pressed={pinned} onClick={() => togglePin(picture.subject)}>
          {pinned && <span className="pinm" />}
          {pinned ? 'Pinned' : 'Pin to the board'}
        </button>
      )}
    </div>
  );
}
