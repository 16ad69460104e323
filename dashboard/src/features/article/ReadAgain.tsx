import type { ArticleDto } from '../../api/contract';
import { useLive } from '../../live/useLive';
import { statusView } from '../../live/views';
import { RereadLine } from '../../ui/reread/RereadLine';

/** Where another reader is in use now: the way to have it read this article. */
export function ReadAgain({ article, reader }: { article: ArticleDto; reader: string }) {
  const { state: status } = useLive(statusView);
  if (status === null || status.reader === reader) return null;
  return <RereadLine scope={{ article: article.article }} due={1} of="here" />;
}
