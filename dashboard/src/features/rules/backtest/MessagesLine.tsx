import { useQuery } from '@tanstack/react-query';
import type { BacktestDto } from '../../../api/contract';
import { channels } from '../../../api/queries';
import { count, plural } from '../../../ui/words';
import { about } from '../ruleWords';

/** How many messages become of it, and to whom. */
export function MessagesLine({ result, days }: { result: BacktestDto; days: number }) {
  const list = useQuery(channels);
  const ways = Object.entries(result.byChannel).map(
    ([id, n]) => `${list.data?.items.find((channel) => channel.id === id)?.name ?? id} ${count(n)}`,
  );
  return (
    <p className="mid messages">
      {result.messages > 0 && (
        <>
          After grouping {plural(result.messages, 'message')}
          {result.messages > result.firings && ', with what came later'}, {about(result.messages, days)}
          {ways.length > 0 ? `: ${ways.join(', ')}. ` : ', to the dashboard alone. '}
        </>
      )}
      {plural(result.articles, 'article')} matched. Nothing is sent.
    </p>
  );
}
