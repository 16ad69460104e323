import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { subjects } from '../../api/queries';
import { live } from '../../live/LiveView';
import { useNow, useTimeline } from '../../live/timeline';
import { ArticleList } from '../../ui/articles/ArticleList';
import { Failure } from '../../ui/Failure';
import { type QueryElement, QueryField } from '../../ui/query/QueryField';
import { SearchBehind } from '../../ui/query/SearchBehind';
import { useIsQuery } from '../../ui/query/useIsQuery';
import { Title } from '../../ui/Title';
import { age, clockTime } from '../../ui/times';
import { Waiting } from '../../ui/Waiting';
import { count, longKind } from '../../ui/words';
import { ExportButton } from '../export/ExportButton';
import { useKeys } from '../shell/keys';
import { subjectWords } from './subjectWords';
import { useStandingTime } from './useStandingTime';
import './search.css';
import { searchHelpLink, searchLink, subjectLink } from '../../ui/links';

/** Subjects of an answer. */
const most = 30;
/** Characters of a text that is asked for. No longer one is a query, nor goes into an address. */
const longest = 20_000;
/** Typing pauses so long before it is asked, ms. */
const typing = 200;

export function SearchPage() {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const query = search.get('q') ?? '';
  const source = search.get('source') ?? '';
  const [text, setText] = useState(query);
  const isTooLong = text.length > longest;
  const words = source === '' && !isTooLong ? subjectWords(query) : null;
  const field = useRef<QueryElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const ask = useDebouncedCallback((q: string) => go(searchLink(q.trim(), source), { replace: true }), typing);
  useKeys({ '/': () => field.current?.focus() });
  const now = useNow();
  const known = useStandingTime();
  const asked = useIsQuery(query);
  const isQuery = isTooLong ? false : asked;
  const toResults = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    const first = results.current?.querySelector<HTMLElement>('a');
    if (first == null) return;
    event.preventDefault();
    first.focus();
  };
  return (
    <main id="main" className="page">
      <Title of={query === '' ? 'Search' : `${query}. Search`} />
      <div className="title">
        <h1>Search</h1>
      </div>
      <search className="searchline">
        <QueryField
          ref={field}
          autoFocus
          label="Subjects and articles"
          placeholder="Subjects and articles"
          value={text}
          onChange={(query) => {
            setText(query);
            if (query.length <= longest) ask(query);
            else ask.cancel();
          }}
          onKeyDown={toResults}
        />
        {query !== '' && (
          <Link className="chip" href={searchHelpLink}>
            How to search
          </Link>
        )}
        {source !== '' && (
          <span className="chip">
            from {source}{' '}
            <button type="button" className="link" onClick={() => go(searchLink(query, ''), { replace: true })}>
              Any source
            </button>
          </span>
        )}
      </search>
      {query === '' && source === '' ? (
        <p className="quiet nothing">
          Type a name or words. Names find their subjects; words find the articles that have all of them.{' '}
          <Link href={searchHelpLink}>More ways to search</Link>
        </p>
      ) : (
        <div ref={results} className={words !== null ? 'cols found-both' : 'cols'}>
          {words !== null && <Subjects query={words} now={now} at={known.at} />}
          <section className="sect">
            <h2 className="h2">
              Articles{' '}
              <span className="end">
                {known.later !== null && (
                  <>
                    <button type="button" className="link" onClick={known.take}>
                      Show what is known at {clockTime(known.later)}
                    </button>{' '}
                  </>
                )}
                newest first {isQuery && <ExportLink query={query} source={source} />}
              </span>
            </h2>
            {isQuery === null && <Waiting rows={6} words="Still reading the log" />}
            {isQuery === false && <p className="quiet nothing">This is no query yet.</p>}
            {isQuery && query !== '' && <SearchBehind />}
            {isQuery && (
              <ArticleList
                key={`${query} ${source}`}
                filter={{ query, source }}
                now={now}
                state={known.at}
                none={query === '' ? `No article from ${source}.` : `No article has “${query}”.`}
              />
            )}
          </section>
        </div>
      )}
    </main>
  );
}

/** An export is of the log itself, so a replay offers none. */
function ExportLink({ query, source }: { query: string; source: string }) {
  const what = `All articles${query === '' ? '' : ` with “${query}”`}${source === '' ? '' : ` from ${source}`}`;
  return useTimeline() === live ? <ExportButton link filter={{ query, source }} what={what} /> : null;
}

function Subjects({ query, now, at }: { query: string; now: string; at: string }) {
  const timeline = useTimeline();
  const found = useQuery({ ...subjects(timeline, query, most, at), placeholderData: keepPreviousData });
  const items = found.data?.items ?? [];
  return (
    <section className="sect">
      <h2 className="h2">
        Subjects <span className="end">most articles first</span>
      </h2>
      {found.isError && (
        <Failure what="The subjects could not be read." error={found.error} again={() => found.refetch()} />
      )}
      {found.isSuccess && items.length === 0 && <p className="quiet nothing">No subject matches “{query}”.</p>}
      <ul className="subjects">
        {items.map((item) => (
          <li key={item.subject}>
            <span className="cut">
              <Link className="nm" href={subjectLink(item.subject)}>
                {item.name}
              </Link>
              <span className="kd">{longKind(item.kind)}</span>
            </span>
            <span className="quiet">{item.newest === null ? '' : age(item.newest, now)}</span>
            <span className="num strong">{count(item.articles)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
