import type { AlertRow, LedgerEntry } from '../../../api/contract';
import { clockSeconds, day, sameDay } from '../../../ui/times';
import { courseWords } from './courseWords';

/** What became of it, oldest first. */
export function Course({ ledger, row, now }: { ledger: readonly LedgerEntry[]; row: AlertRow; now: string }) {
  const lines = [...ledger].reverse();
  return (
    <ol className="course">
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id, and are only added at the end
        <li key={i}>
          <time dateTime={line.at}>
            {!sameDay(line.at, now) && `${day(line.at)}, `}
            {clockSeconds(line.at)}
          </time>
          <span>{courseWords(line, row)}</span>
        </li>
      ))}
    </ol>
  );
}
