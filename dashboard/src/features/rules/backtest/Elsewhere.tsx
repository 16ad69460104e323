import { useState } from 'react';
import type { ThresholdChoice } from '../../../api/contract';
import { count, plural } from '../../../ui/words';
import { about } from '../ruleWords';
import { choiceFor, elsewhere, firingsAt, gridOf, lineWords, type Measure } from './backtestModel';

interface Props {
  table: readonly ThresholdChoice[];
  line: number | null;
  measure: Measure;
  days: number;
  onChoose: (threshold: number) => void;
}

const isAt = (threshold: number, line: number) => Math.abs(threshold - line) < 1e-6;

/** How often it fires with other lines, and the line for so often a day. */
export function Elsewhere({ table, line, measure, days, onChoose }: Props) {
  const [wanted, setWanted] = useState('3');
  const aDay = Number(wanted);
  const possible = table.filter(({ threshold }) => threshold >= gridOf(measure).least);
  if (possible.length === 0) return null;
  const choice = wanted.trim() !== '' && aDay > 0 ? choiceFor(possible, aDay * days) : null;
  const rows = elsewhere(possible);
  const now = line === null ? null : firingsAt(table, line);
  if (line !== null && now !== null && rows.every(({ threshold }) => !isAt(threshold, line)))
    rows.push({ threshold: line, firings: now });
  rows.sort((a, b) => a.threshold - b.threshold);
  return (
    <section className="colr elsewhere">
      <div className="sect">
        <h2 className="h2">If the line were elsewhere</h2>
        <table className="tbl">
          <thead>
            <tr>
              <th>Line</th>
              <th className="num">Times</th>
              <th>About</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ threshold, firings }) => (
              <tr key={threshold} className={line !== null && isAt(threshold, line) ? 'sel' : undefined}>
                <td>
                  <button type="button" className="link strong" onClick={() => onChoose(threshold)}>
                    {lineWords(measure, threshold)}
                  </button>
                </td>
                <td className="num">{count(firings)}</td>
                <td className="mid">{about(firings, days)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <form
          className="wanted"
          onSubmit={(event) => {
            event.preventDefault();
            if (choice !== null) onChoose(choice.threshold);
          }}
        >
          <label>
            About{' '}
            <input
              className="field"
              type="text"
              inputMode="decimal"
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
            />{' '}
            a day
          </label>
          <button type="submit" className="btn" disabled={choice === null}>
            {choice === null ? 'Set the line' : `Set the line at ${lineWords(measure, choice.threshold)}`}
          </button>
          {choice !== null && <span className="quiet">{plural(choice.firings, 'time')}</span>}
        </form>
      </div>
    </section>
  );
}
