import { Link } from 'wouter';
import { useNow } from '../../live/timeline';
import { MatchedTexts } from '../../ui/articles/MatchedTexts';
import { Failure } from '../../ui/Failure';
import { articleLink } from '../../ui/links';
import { useIsQuery } from '../../ui/query/useIsQuery';
import { when } from '../../ui/times';
import { count, plural } from '../../ui/words';
import { usePreview } from './usePreview';

/** What a query matches now, the newest first, with the places that match; kept up with what arrives. */
export function TopicPreview({ query }: { query: string }) {
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
  return (
    <section className="sect" aria-busy={isQuery !== false && (found.isPlaceholderData || found.isPending)}>
      <h2 className="h2">
        What it matches
        <span className="quiet" aria-live="polite">
          {preview !== null && countWords(preview.articles, preview.isWhole)}
        </span>
        <span className="end">newest first</span>
      </h2>
      {isQuery === false && <p className="quiet nothing">This is no query yet.</p>}
      {found.isError && isQuery !== false && (
        <Failure what="The query could not be tried." error={found.error} again={() => found.refetch()} />
      )}
      {preview?.articles === 0 && <p className="quiet nothing">No article of the log so far.</p>}
      {preview !== null && (
        <ul className="art-list tried">
          {preview.newest.map((article) => (
            <li key={article.article}>
              <time dateTime={article.at}>{when(article.at, now)}</time>
              <div>
                <Link className="t" href={articleLink(article.article)}>
                  {article.title}
                </Link>
                <p className="q">
                  <MatchedTexts article={article} />
                </p>
              </div>
              <p className="m">
                <b>{article.source}</b>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const countWords = (articles: number, isWhole: boolean) =>
  isWhole ? plural(articles, 'article') : `more than ${count(articles)} articles`;
