import { useDebouncedValue } from '@mantine/hooks';
import { live } from '../../live/LiveView';
import { useLive } from '../../live/useLive';
import { queryView } from '../../live/views';
import { Failure } from '../../ui/Failure';
import { TriedList } from './TriedList';
import { arrivalWords } from './topicChange';

/** Typing pauses so long before what arrives is asked another query, ms. */
const pause = 1_000;
/** Articles that are shown. */
const most = 20;

/** What arrives meanwhile and would count, and how much of all that arrives that is. */
export function TriedLive({ query, now }: { query: string; now: string }) {
  const [settled] = useDebouncedValue(query, pause);
  const { state, error } = useLive(queryView(settled, most), live);
  return (
    <section className="sect" aria-label="What arrives">
      <h2 className="h2">
        As it arrives
        <span className="quiet" aria-live="polite">
          {state !== null && settled === query && arrivalWords(state)}
        </span>
      </h2>
      {error !== null && <Failure what="What arrives is not tried." error={new Error(error)} />}
      {state !== null && settled === query && <TriedList articles={state.articles} now={now} />}
    </section>
  );
}
