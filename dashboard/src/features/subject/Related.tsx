import { useThrottledValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { related } from '../../api/queries';
import { useTimeline } from '../../live/timeline';
import { Failure } from '../../ui/Failure';
import { subjectLink } from '../../ui/links';
import { useWindowPhrase } from '../../ui/useWindowPhrase';
import { count, shortKind, times, type WindowWord } from '../../ui/words';

/** Lists beside the chart are read again at most this often, ms. */
export const listsEvery = 5_000;

interface Props {
  subject: string;
  window: WindowWord;
  /** Read again when it is another: the subject's number and the minute. */
  state: string;
}

/** Subjects named in the same articles, and how much oftener than chance would have it. */
export function Related({ subject, window, state }: Props) {
  const timeline = useTimeline();
  const seen = useThrottledValue(state, listsEvery);
  const list = useQuery({ ...related(timeline, subject, window, seen), placeholderData: keepPreviousData });
  const items = list.data?.items ?? [];
  return (
    <section className="sect">
      <h2 className="h2">
        Named together <span className="quiet">{useWindowPhrase()[window]}</span>
      </h2>
      {list.isError && <Failure what="This list could not be read." error={list.error} again={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && <p className="quiet nothing">No other subject is named with it.</p>}
      {items.length > 0 && (
        <table className="tbl tight rel">
          <caption className="sr">Subjects named in the same articles</caption>
          <colgroup>
            <col />
            <col style={{ width: 54 }} />
            <col style={{ width: 122 }} />
          </colgroup>
          <thead>
            <tr>
              <th>Subject</th>
              <th className="num">Shared</th>
              <th>Against chance</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.subject}>
                <th scope="row" className="cut">
                  <Link className="nm" href={subjectLink(item.subject)}>
                    {item.name}
                  </Link>
                  <span className="kd">{shortKind(item.kind)}</span>
                </th>
                <td className="num strong">{count(item.shared)}</td>
                <td>{item.ratio !== null && <Lift ratio={item.ratio} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Widest bar, px; it stands for 32 times chance. */
const widest = 48;

function Lift({ ratio }: { ratio: number }) {
  const length = (Math.max(-1, Math.min(5, Math.log2(Math.max(ratio, 0.01)))) / 5) * widest;
  return (
    <span className="lift">
      <svg width={widest + 12} height="12" aria-hidden="true">
        <path d="M10 0V12" stroke="var(--rule-2)" />
        <rect x={10 + Math.min(0, length)} y="3" width={Math.abs(length)} height="6" fill="var(--bar)" />
      </svg>
      <span className="num">{times(ratio)}</span>
    </span>
  );
}
