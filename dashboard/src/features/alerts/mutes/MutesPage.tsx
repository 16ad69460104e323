import { useState } from 'react';
import { Link } from 'wouter';
import type { Silence } from '../../../api/contract';
import { Failure } from '../../../ui/Failure';
import { alertsLink } from '../../../ui/links';
import { Waiting } from '../../../ui/Waiting';
import { plural } from '../../../ui/words';
import { DoneNote } from '../../shell/DoneNote';
import { useKeys } from '../../shell/keys';
import { InhibitionForm } from './InhibitionForm';
import { Inhibitions } from './Inhibitions';
import {
  againOf,
  byState,
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
      <title>Silences. News Monitor</title>
      <p className="backto wide">
        <Link className="link" href={alertsLink}>
          Alerts
        </Link>
      </p>
      <div className="title">
        <h1>Silences</h1>
        <div className="acts">
          <button type="button" className="btn primary" onClick={() => setMaking(newSilence(Date.now()))}>
            Make a silence <kbd>s</kbd>
          </button>
        </div>
      </div>
      <p className="mid">While a silence runs, alerts that match it are listed and nobody is told of them.</p>
      <DoneNote done={mutes.done} onClose={mutes.clear} />
      {mutes.error !== null && <Failure what="That was not done." error={mutes.error} />}
      {silences.isPending && <Waiting rows={4} words="Still reading the list" />}
      {silences.isError && (
        <Failure what="The silences could not be read." error={silences.error} again={() => silences.refetch()} />
      )}
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
  const held = mutes.firing.filter((row) => row.held?.by === silence.id).length;
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
