import type { AlertRow, LedgerEntry } from '../../../api/contract';
import { plural } from '../../../ui/words';
import { newsOf, numbersThen } from '../alertWords';
import { whyWords } from '../ledger/fates';

/** A line of the ledger about an alert, as a sentence without its full stop. */
export function courseWords(line: LedgerEntry, row: AlertRow): string {
  const then = numbersThen(line);
  switch (line.kind) {
    case 'fired':
      return `Fired: ${newsOf(row, then)}`;
    case 'reopened':
      return `Fired again: ${newsOf(row, then)}`;
    case 'raised':
      return `Rose to level ${line.numbers.level ?? row.level}: ${newsOf(row, then)}`;
    case 'spread':
      return `Reached ${plural(then.sources, 'independent source')}`;
    case 'resolved':
      return line.cause === 'none' ? 'Over' : `Over: ${line.why}`;
    case 'toDigest':
      return `Goes into the digest: ${line.why}`;
    case 'digested':
      return 'Told in a digest';
    case 'dropped':
      return `Not told: ${line.why}`;
    case 'held':
      return `Held back: ${line.why}`;
    default: {
      // The server's own words: of joined articles, reminders, people, messages, and of what this page does not know yet.
      const why = whyWords(line);
      return why.charAt(0).toUpperCase() + why.slice(1);
    }
  }
}
