import { useThrottledValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { subjectSources } from '../../api/queries';
import { useTimeline } from '../../live/timeline';
import { Failure } from '../../ui/Failure';
import { searchLink } from '../../ui/links';
import { useWindowPhrase } from '../../ui/useWindowPhrase';
import { count, plural, type WindowWord } from '../../ui/words';
import { listsEvery } from './Related';

/** Sources shown one by one. */
const named = 8;

interface Props {
  subject: string;
  window: WindowWord;
  /** Read again when it is another: the subject's number and the minute. */
  state: string;
}

/** Who writes about it: originals filled, copies hollow. */
export function Writers({ subject, window, state }: Props) {
  const timeline = useTimeline();
  const seen = useThrottledValue(state, listsEvery);
  const list = useQuery({ ...subjectSources(timeline, subject, window, seen), placeholderData: keepPreviousData });
  const items = list.data?.items ?? [];
  const rest = items.slice(named);
  const sum = (pick: (s: (typeof items)[number]) => number) => rest.reduce((total, s) => total + pick(s), 0);
  const rows = [
    ...items.slice(0, named).map((s) => ({ name: s.source, articles: s.articles, originals: s.originals })),
    ...(rest.length > 0
      ? [{ name: plural(rest.length, 'other'), articles: sum((s) => s.articles), originals: sum((s) => s.originals) }]
      : []),
  ];
  const most = Math.max(1, ...rows.map((row) => row.articles));
  return (
    <section className="sect">
      <h2 className="h2">
        Who writes <span className="quiet">originals and copies, {useWindowPhrase()[window]}</span>
      </h2>
      {list.isError && <Failure what="This list could not be read." error={list.error} again={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p className="quiet nothing">Nobody in this window.</p>}
      {rows.length > 0 && (
        <table className="tbl tight rel">
          <caption className="sr">Sources with their articles; copies are counted beside originals</caption>
          <colgroup>
            <col style={{ width: 130 }} />
            <col style={{ width: 44 }} />
            <col />
          </colgroup>
          <tbody>
            {rows.map((row, i) => (
              <tr key={row.name}>
                <th scope="row" className="cut">
                  {i < named ? <Link href={searchLink('', row.name)}>{row.name}</Link> : row.name}
                </th>
                <td className="num strong">{count(row.articles)}</td>
                <td>
                  <Share articles={row.articles} originals={row.originals} most={most} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Widest bar, px. */
const widest = 96;

function Share({ articles, originals, most }: { articles: number; originals: number; most: number }) {
  const width = (articles / most) * widest;
  const filled = (originals / most) * widest;
  const copies = articles - originals;
  return (
    <span className="lift">
      <svg width={width + 1} height="10" aria-hidden="true">
        <rect x=".5" y="1.5" width={Math.max(1, width - 1)} height="7" fill="none" stroke="var(--ink-2)" />
        <rect y="1" width={filled} height="8" fill="var(--ink-2)" />
      </svg>
      {copies > 0 && <span className="quiet">{plural(copies, 'copy', 'copies')}</span>}
    </span>
  );
}
