import { useNow } from '../../live/timeline';
import { Failure } from '../../ui/Failure';
import { SearchBehind } from '../../ui/query/SearchBehind';
import { useIsQuery } from '../../ui/query/useIsQuery';
import { plural } from '../../ui/words';
import { TriedList } from './TriedList';
import { TriedLive } from './TriedLive';
import { usePreview } from './usePreview';

interface Props {
  query: string;
  /** Whether the field still holds it; while one types, it does not. */
  isTyped: boolean;
}

/** What a query matches of what arrives meanwhile and of the past, the newest first, with the places that match. */
export function TopicPreview({ query, isTyped }: Props) {
  const now = useNow();
  const isQuery = useIsQuery(query);
  const found = usePreview(query, isQuery);
  if (query === '') {
    return (
      <section className="sect">
        <h2 className="h2">What it matches</h2>
        <p className="quiet nothing">Type a query: what it finds in the log shows here while you write.</p>
      </section>
    );
  }
  const preview = found.isError || isQuery === false ? null : (found.data ?? null);
  const isOld = preview !== null && (!isTyped || found.isPlaceholderData);
  return (
    <div>
      {isQuery !== false && <TriedLive query={query} now={now} />}
      <section
        className={isOld ? 'sect old' : 'sect'}
        aria-busy={isQuery !== false && (isOld || found.isPlaceholderData || found.isPending)}
      >
        <h2 className="h2">
          In the log
          <span className="quiet" aria-live="polite">
            {preview !== null && countWords(preview.articles, preview.isWhole)}
          </span>
          <span className="end">{isOld ? 'of the query before; this one is being tried' : 'newest first'}</span>
        </h2>
        {isQuery === false && isTyped && <p className="quiet nothing">This is no query yet.</p>}
        {found.isError && isQuery !== false && (
          <Failure what="The query could not be tried." error={found.error} again={() => found.refetch()} />
        )}
        {preview !== null && <SearchBehind />}
        {preview?.articles === 0 && <p className="quiet nothing">No article of the log so far.</p>}
        {preview !== null && <TriedList articles={preview.newest} now={now} />}
      </section>
    </div>
  );
}

const countWords = (articles: number, isWhole: boolean) =>
  isWhole ? plural(articles, 'article') : `at least ${plural(articles, 'article')}`;
