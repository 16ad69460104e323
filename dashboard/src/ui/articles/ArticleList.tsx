import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ArticleDto } from '../../api/contract';
import { type ArticleFilter, articlePage } from '../../api/queries';
import { live } from '../../live/LiveView';
import { useTimeline } from '../../live/timeline';
import { Failure } from '../Failure';
import { reading } from '../net';
import { when } from '../times';
import { Waiting } from '../Waiting';
import { plural, signed } from '../words';
import { MatchedTexts } from './MatchedTexts';
import './articles.css';
import { articleLink } from '../links';

/** Articles of a page. */
const pageSize = 20;

interface Props {
  filter: ArticleFilter;
  /** The subject whose sentences and scores are shown. */
  subject?: string;
  now: string;
  /** What the list depends on beside its filter: the time of a replay. */
  state?: string;
  /** Said where there is none. */
  none: string;
}

/** The articles behind a number, newest first, each with the sentences that made it so. */
export function ArticleList({ filter, subject, now, state = '', none }: Props) {
  const timeline = useTimeline();
  const list = useInfiniteQuery({
    queryKey: ['articles', timeline, filter, state],
    queryFn: ({ pageParam, signal }) => articlePage(timeline, filter, pageParam, pageSize, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    ...(timeline === live ? {} : { staleTime: 0, placeholderData: keepPreviousData }),
  });
  if (list.isPending) return <Waiting rows={6} words="Still reading the log" />;
  if (list.isError)
    return <Failure what="The list could not be read." error={list.error} again={() => list.refetch()} />;
  const articles = list.data.pages.flatMap((page) => page.items);
  if (articles.length === 0 && !list.hasNextPage) return <p className="quiet nothing">{none}</p>;
  return (
    <>
      <ul className="art-list">
        {articles.map((article) => (
          <Item key={article.article} article={article} subject={subject} now={now} />
        ))}
      </ul>
      {articles.length === 0 && <p className="quiet nothing">None among the newest that were looked at.</p>}
      {list.hasNextPage && (
        <button
          type="button"
          className="btn more"
          onClick={() => list.fetchNextPage()}
          disabled={list.isFetchingNextPage}
        >
          Show more
        </button>
      )}
    </>
  );
}

function Item({ article, subject, now }: { article: ArticleDto; subject: string | undefined; now: string }) {
  const { share, evidence } = article;
  const told = evidence.slice(0, 2);
  return (
    <li>
      <time dateTime={article.at}>{when(article.at, now)}</time>
      <div>
        <Link className="t" href={articleLink(article.article, subject)}>
          {article.title}
        </Link>
        <p className="q">
          {article.matched.length > 0 ? (
            <MatchedTexts article={article} />
          ) : told.length === 0 ? (
            whole(article.lead)
          ) : (
            told.map((sentence) => (
              <span key={`${sentence.field} ${sentence.start}`}>
                <span className={`ev ${reading(sentence.sentiment)}`}>{sentence.text}</span>{' '}
              </span>
            ))
          )}
        </p>
      </div>
      <p className="m">
        <b>{article.source}</b>
        {!article.original && !article.withdrawn && <span>a copy</span>}
        {article.copies > 0 && <span>{plural(article.copies, 'copy', 'copies')}</span>}
        {article.version > 1 && <span>version {article.version}</span>}
        {article.withdrawn && <span className="strong">withdrawn</span>}
        {article.dateSuspect && <span title="Its date cannot be right: it counts at its arrival">date in doubt</span>}
      </p>
      <span className={`sc ${hue(share?.sentiment ?? null)}`}>
        {share?.sentiment != null && (
          <>
            <span className="sr">{share.sentiment} </span>
            {signed(share.score)}
          </>
        )}
      </span>
    </li>
  );
}

/** A lead is cut at a length, not at a sentence: that is said. */
const whole = (lead: string) => (lead === '' || /[.!?…"”’)]$/.test(lead) ? lead : `${lead} …`);

const hue = (sentiment: string | null) =>
  sentiment === 'negative' ? 'neg' : sentiment === 'positive' ? 'pos' : 'quiet';
