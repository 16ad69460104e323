import { Link } from 'wouter';
import type { ArticleDto } from '../../api/contract';
import { MatchedTexts } from '../../ui/articles/MatchedTexts';
import { articleLink } from '../../ui/links';
import { when } from '../../ui/times';

/** Articles that a query matches, with the places. */
export function TriedList({ articles, now }: { articles: readonly ArticleDto[]; now: string }) {
  return (
    <ul className="art-list tried">
      {articles.map((article) => (
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
  );
}
