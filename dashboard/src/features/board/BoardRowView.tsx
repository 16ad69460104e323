import { memo, useMemo } from 'react';
import { Link } from 'wouter';
import type { BoardRow } from '../../api/contract';
import { articleLink, subjectLink } from '../../ui/links';
import { fewest } from '../../ui/net';
import { Ratio } from '../../ui/Ratio';
import { SentimentBar } from '../../ui/SentimentBar';
import { Sparkline } from '../../ui/Sparkline';
import { age, clockTime, when } from '../../ui/times';
import { usualOf } from '../../ui/usual';
import { count, longKind, rarityOf, shortKind, times, usually, type WindowWord } from '../../ui/words';
import { isBurst, markOf, type Order } from './boardModel';

interface Props {
  row: BoardRow;
  order: Order;
  window: WindowWord;
  /** The board's clock minute, RFC 3339. */
  clock: string;
  pinned: boolean;
  selected: boolean;
  /** Rows reached by Tab: one of the table. */
  tabbable: boolean;
  /** Rises with each change of the count that is to be washed; 0: none yet. */
  wash: number;
  narrow: boolean;
  /** Left the board while the order is held. */
  gone: boolean;
  /** Ages become clock times where the screen is not up to date. */
  stale: boolean;
}

export const BoardRowView = memo(function BoardRowView(props: Props) {
  const { row, order, window, clock, pinned, selected, tabbable, wash, narrow, gone, stale } = props;
  const counts = row.window;
  const usual = useMemo(() => usualOf(counts), [counts]);
  const net = useMemo(() => {
    const { net, netLow, netHigh } = counts;
    return net === null || netLow === null || netHigh === null ? null : { net, low: netLow, high: netHigh };
  }, [counts]);
  const burst = isBurst(row);
  const tab = tabbable ? 0 : -1;
  return (
    <tr
      data-subject={row.subject}
      className={`${selected ? 'sel' : ''}${gone ? ' gone' : ''}`}
      tabIndex={tab}
      aria-selected={selected || undefined}
    >
      <td className="pin">
        {pinned && (
          <>
            <span className="pinm" />
            <span className="sr">pinned</span>
          </>
        )}
      </td>
      <th scope="row" className="c-nm cut">
        <Link className="nm" href={subjectLink(row.subject, window)} tabIndex={tab}>
          {row.name}
        </Link>
        <span className="kd" aria-hidden="true">
          {shortKind(row.kind)}
        </span>
        <span className="sr">, {longKind(row.kind)}</span>
      </th>
      <td className="c-sp">
        <Sparkline
          values={row.spark}
          usual={usual}
          width={narrow ? 150 : 100}
          height={25}
          mark={burst ? markOf(row, clock) : null}
          running
        />
      </td>
      <td className="num art">
        <span key={wash} className={wash > 0 ? 'ct wash' : 'ct'}>
          {count(counts.articles)}
        </span>
        <span className="sr"> {counts.articles === 1 ? 'article' : 'articles'}</span>
      </td>
      <td className="num us">
        {usual === null ? (
          <span className="few" title="Under two weeks of news: what is usual is not known yet">
            learning
          </span>
        ) : (
          <>
            <span className="sr">usually </span>
            {usually(usual.mean)}
          </>
        )}
      </td>
      <td className="num c-x">
        <Ratio ratio={counts.ratio} burst={counts.burst} title={rarityOf(counts, window)} />
        <span className="sr">
          {counts.ratio === null ? '' : `, ${times(counts.ratio)} usual`}
          {burst && row.burstSince !== null ? `, burst since ${clockTime(row.burstSince)}` : ''}
        </span>
      </td>
      <td className="c-sn">
        <SentimentBar
          articles={counts.articles}
          negative={counts.negative}
          neutral={counts.neutral}
          positive={counts.positive}
          net={counts.articles < fewest ? null : net}
          width={narrow ? 98 : 104}
          reach={narrow ? 0 : 9}
          {...(order === 'sentiment' ? { shown: row.sentimentChange } : {})}
        />
      </td>
      <td className="hl">
        {row.newest !== null && (
          <span className="hlrow" title={`${row.newest.title}. ${row.newest.source}`}>
            <Link className="t" href={articleLink(row.newest.article, row.subject)} tabIndex={tab}>
              {row.newest.title}
            </Link>
            <span className="by">
              <span className="src">{row.newest.source}, </span>
              {stale ? when(row.newest.at, clock) : age(row.newest.at, clock)}
            </span>
          </span>
        )}
      </td>
    </tr>
  );
});
