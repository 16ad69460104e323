import type { ReactNode } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { Picture } from '../../api/contract';
import { live } from '../../live/LiveView';
import { useTimeline } from '../../live/timeline';
import { newRuleLink, subjectLink, wikidataLink } from '../../ui/links';
import { togglePin, usePins } from '../../ui/pins';
import { replayLink } from '../../ui/replayLinks';
import { Title } from '../../ui/Title';
import { minuteOf, when } from '../../ui/times';
import { useNewestArticle } from '../../ui/useNewestArticle';
import { useWindowPhrase } from '../../ui/useWindowPhrase';
import { isWindow, longKind } from '../../ui/words';
import { ExportButton } from '../export/ExportButton';
import { FollowButton } from '../feeds/FollowButton';
import { useLogRange } from '../replay/useLogRange';
import { useKeys } from '../shell/keys';
import { Behind } from './Behind';
import { leadOf } from './lead';
import { NowAndUsually } from './NowAndUsually';
import { OverTime } from './OverTime';
import { OwnTopic } from './OwnTopic';
import { articlesLink, isPast, lastNewsLink } from './pastNews';
import { Related } from './Related';
import { RulesOn } from './RulesOn';
import { isRange, rangeOf, rangeWords, stretchOf } from './ranges';
import { ThenAndNow } from './ThenAndNow';
import { Writers } from './Writers';
import './subject.css';

export function Subject({ picture }: { picture: Picture }) {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const [windowWord, rangeWord] = [search.get('window'), search.get('range')];
  const phrase = useWindowPhrase();
  const window = isWindow(windowWord) ? windowWord : '1h';
  const range = isRange(rangeWord) ? rangeWord : rangeOf(window);
  const [from, to] = [search.get('from'), search.get('to')];
  const comparing = search.get('compare') === 'now';
  const picked = from !== null && to !== null && Date.parse(from) < Date.parse(to) ? { from, to } : null;
  const state = `${picture.number} ${minuteOf(picture.clock)}`;
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
  const past = useTimeline() !== live;
  const log = useLogRange(picture.windows[window]?.usual === null);
  const lead = leadOf(picture, window, phrase[window], log?.from ?? null);
  const newest = useNewestArticle(!past && isPast(picture) ? { subject: picture.subject } : null);
  const articles = past ? null : articlesLink(picture);
  const stretch = stretchOf(range, minuteOf(picture.clock));
  const again = replayLink(
    {
      clock: 'arrival',
      from: new Date(stretch.from).toISOString(),
      to: new Date(Math.min(stretch.to, minuteOf(picture.clock))).toISOString(),
      at: picked?.from ?? new Date(stretch.from).toISOString(),
      speed: null,
    },
    `${subjectLink(picture.subject)}${search.size === 0 ? '' : `?${search}`}`,
  );
  // Where the range has nothing in it, what there was last is worth a look.
  const isOver = newest !== null && Date.parse(newest) < stretch.from;
  const replay = isOver ? lastNewsLink(picture, newest, range) : again;
  useKeys(past ? {} : { r: () => go(replay) });
  return (
    <main id="main" className="page">
      <Title of={picture.name} />
      <div className="title">
        <h1>{picture.name}</h1>
        <Kind picture={picture} />
        <Acts picture={picture}>
          {past ? (
            <button
              type="button"
              className="btn"
              aria-pressed={comparing}
              onClick={() => choose({ compare: comparing ? null : 'now' })}
            >
              Then and now
            </button>
          ) : (
            <Link className="btn" href={replay}>
              {isOver ? 'Replay its last news' : `Replay the ${rangeWords[range]}`}
            </Link>
          )}
        </Acts>
      </div>
      {picture.kind === 'custom' && <OwnTopic subject={picture.subject} />}
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
      {newest !== null && (
        <p className="mid">
          Its newest article is of {when(newest, picture.clock)}.
          {articles !== null && (
            <>
              {' '}
              <Link className="link" href={articles}>
                All its articles
              </Link>
            </>
          )}
        </p>
      )}
      {!past && <RulesOn subject={picture.subject} />}
      {past && comparing && <ThenAndNow then={picture} window={window} onClose={() => choose({ compare: null })} />}
      <div className="cols sub">
        <div>
          <OverTime
            picture={picture}
            range={range}
            onRange={(r) => choose({ range: r === rangeOf(window) ? null : r, from: null, to: null })}
            onPick={(stretch) => choose(stretch)}
          />
          <Behind
            picture={picture}
            window={window}
            picked={picked}
            replay={past ? null : again}
            onClear={() => choose({ from: null, to: null })}
          />
        </div>
        <aside className="colr side">
          <NowAndUsually
            picture={picture}
            window={window}
            past={past}
            onWindow={(w) => choose({ window: w === '1h' ? null : w, from: null, to: null })}
          />
          <Related subject={picture.subject} window={window} state={state} />
          {picture.kind !== 'source' && <Writers subject={picture.subject} window={window} state={state} />}
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

/** A source's articles and the whole log come with those that are withdrawn. */
function exported({ kind, name, subject }: Picture) {
  if (kind === 'all') return { filter: {}, what: 'All articles' };
  if (kind === 'source') return { filter: { source: name }, what: `All articles of ${name}` };
  return { filter: { subject }, what: `All articles about ${name}` };
}

function followed({ kind, name }: Picture) {
  if (kind === 'all') return 'the newest articles';
  return `the newest articles ${kind === 'source' ? 'of' : 'about'} ${name}`;
}

function Acts({ picture, children }: { picture: Picture; children: ReactNode }) {
  const timeline = useTimeline();
  const pins = usePins();
  const pinned = pins.includes(picture.subject);
  const pinnable = picture.kind !== 'all' && picture.kind !== 'source';
  const wikidata = picture.links.wikidata;
  useKeys(pinnable ? { p: () => togglePin(picture.subject) } : {});
  return (
    <div className="acts">
      {timeline === live && (
        <Link className="btn" href={newRuleLink(picture.subject)}>
          Tell me about this
        </Link>
      )}
      {timeline === live && <ExportButton {...exported(picture)} />}
      {timeline === live && <FollowButton of={{ subject: picture.subject }} what={followed(picture)} />}
      {children}
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
