import { useState } from 'react';
import type { SeriesPointDto } from '../../api/contract';
import type { CountColumns } from '../../ui/chart/columns';
import { netOf } from '../../ui/net';
import { when } from '../../ui/times';
import { count, signed, usuallyIn } from '../../ui/words';

interface Props {
  columns: CountColumns;
  mood: readonly SeriesPointDto[];
  clock: string;
  /** Opens the articles of a bar. */
  onPick: (index: number) => void;
}

/** The charts as numbers; empty steps are left out. Made only when it is opened. */
export function SeriesTable({ columns, mood, clock, onPick }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details className="astable" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show as table</summary>
      {open && (
        <div className="two">
          <table className="tbl tight">
            <caption>Articles</caption>
            <thead>
              <tr>
                <th>From</th>
                <th className="num">Articles</th>
                <th className="num">Usual</th>
              </tr>
            </thead>
            <tbody>
              {columns.at.map((at, i) =>
                columns.articles[i] ? (
                  <tr key={at}>
                    <td>{when(at * 1000, clock)}</td>
                    <td className="num">
                      <button type="button" className="link" onClick={() => onPick(i)}>
                        {count(columns.articles[i] ?? 0)}
                      </button>
                    </td>
                    <td className="num quiet">
                      {columns.usual === null ? '' : usuallyIn(columns.usual.mean[i] ?? 0, columns.step)}
                    </td>
                  </tr>
                ) : null,
              )}
            </tbody>
          </table>
          <table className="tbl tight">
            <caption>How they speak of it</caption>
            <thead>
              <tr>
                <th>From</th>
                <th className="num">Negative</th>
                <th className="num">Neutral</th>
                <th className="num">Positive</th>
                <th className="num">Net</th>
              </tr>
            </thead>
            <tbody>
              {mood
                .filter((p) => p.articles > 0)
                .map((p) => {
                  const net = netOf(p, p.articles);
                  return (
                    <tr key={p.at}>
                      <td>{when(p.at, clock)}</td>
                      <td className="num">{count(p.negative)}</td>
                      <td className="num">{count(p.neutral)}</td>
                      <td className="num">{count(p.positive)}</td>
                      <td className="num">{net === null ? <span className="few">too few</span> : signed(net.net)}</td>
                    </tr>
                  );
                })}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
