import { Link } from 'wouter';
import { Failure } from '../../../ui/Failure';
import { mutesLink } from '../../../ui/links';
import { plural } from '../../../ui/words';
import { byState, keepsQuiet, lastsWords, matcherWords } from './mutesModel';
import type { Mutes } from './useMutes';

/** Silences that are shown beside the inbox; the page has all. */
const shown = 5;

/** What is kept quiet now, beside the inbox. */
export function RunningSilences({ mutes }: { mutes: Mutes }) {
  const now = Date.now();
  const { running } = byState(mutes.silences.data?.items ?? [], now);
  return (
    <section className="sect">
      <h2 className="h2">
        Silences
        <span className="end">
          <Link className="link" href={mutesLink}>
            {running.length > shown ? `All ${running.length}` : 'All, add'}
          </Link>
        </span>
      </h2>
      {mutes.silences.isError && <Failure what="The silences could not be read." error={mutes.silences.error} />}
      {mutes.silences.isSuccess && running.length === 0 && <p className="quiet">None runs.</p>}
      <ul className="sil">
        {running.slice(0, shown).map((silence) => {
          const held = mutes.firing.filter((row) => keepsQuiet(silence, row)).length;
          return (
            <li key={silence.id}>
              <b>{silence.matchers.map((matcher) => matcherWords(matcher, mutes.offers)).join(', ')}</b>
              {lastsWords(silence, now)}. By {silence.author}: {silence.reason}.
              {held > 0 && ` Holds ${plural(held, 'alert')} back.`}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
