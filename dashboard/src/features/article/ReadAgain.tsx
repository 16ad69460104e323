import type { ArticleDto } from '../../api/contract';
import { useLive } from '../../live/useLive';
import { statusView } from '../../live/views';
import { RereadLine } from '../../ui/reread/RereadLine';
import { minuteOf } from '../../ui/times';

/** Where another reader is in use now: the way to have it read this article. */
export function ReadAgain({ article, reader }: { article: ArticleDto; reader: string }) {
  const { state: status } = useLive(statusView);
  if (status === null || status.reader === reader) return null;
  const from = minuteOf(article.at);
  const scope = {
    source: article.source,
    from: new Date(from).toISOString(),
    to: new Date(from + 60_000).toISOString(),
  };
  return <RereadLine scope={scope} due={1} of="here" />;
}
