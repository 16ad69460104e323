import { useState } from 'react';
import type { Silence } from '../../../api/contract';
import { Awaited } from '../../../ui/Awaited';
import { alertsLink } from '../../../ui/links';
import { PageHead } from '../../../ui/PageHead';
import { plural } from '../../../ui/words';
import { useKeys } from '../../shell/keys';
import { Outcome } from '../../shell/Outcome';
import { InhibitionForm } from './InhibitionForm';
import { Inhibitions } from './Inhibitions';
import {
  againOf,
  byState,
  keepsQuiet,
  lastsWords,
  type MuteState,
  matcherWords,
  newSilence,
  type SilenceDraft,
} from './mutesModel';
import { SilenceForm } from './SilenceForm';
import { type Mutes, useMutes } from './useMutes';
import '../alerts.css';

const parts: readonly [MuteState, string][] = [
  ['running', 'Running'],
  ['coming', 'To come'],
  ['ended', 'Ended'],
];

/** Silences and inhibitions: what keeps alerts from being told. */
export function MutesPage() {
  const mutes = useMutes();
  const [making, setMaking] = useState<SilenceDraft | null>(null);
  const [inhibiting, setInhibiting] = useState(false);
  const now = Date.now();
  const { silences } = mutes;
  const sorted = byState(silences.data?.items ?? [], now);
  useKeys({ s: () => setMaking(newSilence(Date.now())), n: () => setMaking(newSilence(Date.now())) });
  return (
    <main id="main" className="page">
      <PageHead name="Silences" from={{ name: 'Alerts', link: alertsLink }}>
        <button type="button" className="btn primary" onClick={() => setMaking(newSilence(Date.now()))}>
          Make a silence <kbd>s</kbd>
        </button>
      </PageHead>
      <p className="mid">While a silence runs, alerts that match it are listed and nobody is told of them.</p>
      <Outcome of={mutes} />
      <Awaited query={silences} what="the silences" rows={4} />
      {silences.isSuccess && silences.data.items.length === 0 && (
        <p className="lede">
          Nothing is silenced. The key <kbd>s</kbd> on an alert silences its like for two hours.
        </p>
      )}
      {parts.map(
        ([state, name]) =>
          sorted[state].length > 0 && (
            <section key={state} className="sect part">
              <h2 className="h2">
                {name} <span className="quiet">{sorted[state].length}</span>
              </h2>
              <ul className="muted">
                {sorted[state].map((silence) => (
                  <Item
                    key={silence.id}
                    silence={silence}
                    state={state}
                    now={now}
                    mutes={mutes}
                    onAgain={() => setMaking(againOf(silence, Date.now()))}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
      <Inhibitions mutes={mutes} onMake={() => setInhibiting(true)} />
      {making !== null && <SilenceForm start={making} mutes={mutes} onClose={() => setMaking(null)} />}
      {inhibiting && <InhibitionForm mutes={mutes} onClose={() => setInhibiting(false)} />}
    </main>
  );
}

interface ItemProps {
  silence: Silence;
  state: MuteState;
  now: number;
  mutes: Mutes;
  onAgain: () => void;
}

function Item({ silence, state, now, mutes, onAgain }: ItemProps) {
  const held = state === 'running' ? mutes.firing.filter((row) => keepsQuiet(silence, row)).length : 0;
  const what = silence.matchers.map((matcher) => matcherWords(matcher, mutes.offers));
  return (
    <li>
      <div>
        <p className="labels">
          {what.map((words) => (
            <span key={words} className="label">
              {words}
            </span>
          ))}
        </p>
        <p className="mid">
          {silence.reason} <span className="quiet">({silence.author})</span>
        </p>
      </div>
      <p className="mid">
        {lastsWords(silence, now)}
        {held > 0 && (
          <>
            . <span className="strong">Holds {plural(held, 'alert')} back.</span>
          </>
        )}
      </p>
      {state === 'ended' ? (
        <button type="button" className="btn small" aria-label={`Again: ${what.join(', ')}`} onClick={onAgain}>
          Again
        </button>
      ) : (
        <button
          type="button"
          className="btn small"
          aria-label={`${state === 'coming' ? 'Take out' : 'Lift'}: ${what.join(', ')}`}
          onClick={() => mutes.lift.mutate(silence)}
        >
          {state === 'coming' ? 'Take out' : 'Lift'}
        </button>
      )}
    </li>
  );
}
