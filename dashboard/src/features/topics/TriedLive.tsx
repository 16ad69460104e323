import { useDebouncedValue } from '@mantine/hooks';
import { live } from '../../live/LiveView';
import { useLive } from '../../live/useLive';
import { queryView } from '../../live/views';
import { Failure } from '../../ui/Failure';
import { useIsQuery } from '../../ui/query/useIsQuery';
import { TriedList } from './TriedList';
import { arrivalWords } from './topicChange';

/** Typing pauses so long before what arrives is asked another query, ms. */
const pause = 1_000;
/** Articles that are shown. */
const most = 20;

/** What arrives meanwhile and would count, and how much of all that arrives that is. */
export function TriedLive({ query, now }: { query: string; now: string }) {
  const [settled] = useDebouncedValue(query, pause);
  // What is no query is not watched, and it is known only once the server has read it.
  const isQuery = useIsQuery(settled);
  const { state, error } = useLive(isQuery ? queryView(settled, most) : null, live);
  return (
    <section className="sect" aria-label="What arrives">
      <h2 className="h2">
        As it arrives
        <span className="quiet">{state !== null && settled === query && arrivalWords(state)}</span>
      </h2>
      {error !== null && <Failure what="What arrives is not tried." error={new Error(error)} />}
      {state !== null && settled === query && <TriedList articles={state.articles} now={now} />}
    </section>
  );
}
