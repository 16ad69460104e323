import type { AlertEvidence, AlertRow, LedgerEntry, Silence } from '../../api/contract';
import { span, when } from '../../ui/times';
import { count, plural, signed, times, usually } from '../../ui/words';
import { keepsQuiet } from './mutes/mutesModel';

/** The numbers of an alert at one time: as it stands, or as its line of the ledger has them. */
export interface AlertNumbers {
  articles: number;
  sources: number;
  value: number | null;
  threshold: number;
  usual: number | null;
  /** Net sentiment that it turned to; null: of no such rule, too few to tell, or kept by an older version. */
  net: number | null;
}

export function numbersNow({ articles, sources, value, threshold, usual, net }: AlertEvidence): AlertNumbers {
  return { articles, sources, value: value ?? null, threshold, usual: usual ?? null, net: net ?? null };
}

/** The numbers that a line of the ledger was written with. */
export function numbersThen({ numbers }: LedgerEntry): AlertNumbers {
  const { articles = 0, sources = 0, value = null, threshold = 0, usual = null, net = null } = numbers;
  return { articles, sources, value, threshold, usual, net };
}

const inWindow = { '15m': 'in 15 minutes', '1h': 'in an hour', '24h': 'in 24 hours', '7d': 'in 7 days' } as const;

const isRuleTopic = (subject: string) => subject.startsWith('custom:rule-');

/** What the alert is of: the subject that its rule stands on; of a query, the rule. */
export function whatOf(row: AlertRow): string {
  const { subject } = row.labels;
  return subject === undefined || isRuleTopic(subject) ? row.ruleName : (row.names[subject] ?? subject);
}

/** The subject that can be opened; null: the rule stands on a query. */
export function subjectOf({ labels: { subject, company } }: AlertRow): string | null {
  if (company !== undefined) return company;
  return subject === undefined || isRuleTopic(subject) ? null : subject;
}

/** Who came beside the subject; null: it is not about that. */
export const companyOf = ({ labels: { company }, names }: AlertRow): string | null =>
  company === undefined ? null : (names[company] ?? company);

/** Of a running event, what the first article that is kept of it calls it; null: it is none. */
export const headlineOf = (row: AlertRow): string | null =>
  row.labels.kind === 'article' ? (row.evidence.shown.at(-1)?.title ?? null) : null;

/** The line by which it is known in a list. */
export const titleOf = (row: AlertRow): string => headlineOf(row) ?? companyOf(row) ?? whatOf(row);

/** Whose they are. Copies have no source of their own: "from 0 sources" would be true, and nobody would understand it. */
const from = ({ articles, sources }: AlertNumbers) =>
  sources > 0
    ? `from ${plural(sources, 'independent source')}`
    : articles === 1
      ? 'a copy of what came before'
      : 'all copies of what came before';

/** How net sentiment turned from what was before. The value says by how much, and not which way. */
function turn({ value, usual, net }: AlertNumbers): string {
  if (value === null || usual === null) return 'changed';
  if (net === null) return `changed by ${Math.abs(value).toFixed(2)} from ${signed(usual)}`;
  if (signed(net) === signed(usual)) return `is ${signed(net)} as before`;
  return `${net < usual ? 'fell' : 'rose'} from ${signed(usual)} to ${signed(net)}`;
}

/** "34 articles in an hour, usually 6": the part of the sentence that is the news. */
export function newsOf(row: AlertRow, numbers: AlertNumbers): string {
  const { window } = row.evidence;
  const within = window == null ? '' : ` ${inWindow[window]}`;
  switch (row.labels.kind) {
    case 'burst':
      return `${plural(numbers.articles, 'article')}${within}${numbers.usual === null ? '' : `, usually ${usually(numbers.usual)}`}`;
    case 'sentiment':
      return `net sentiment ${turn(numbers)}${within}`;
    case 'company':
      return `named beside ${whatOf(row)}, which is new`;
    case 'silence':
      return numbers.value === null ? 'nothing for long' : `nothing for ${span(numbers.value * 60)}`;
    default:
      return plural(numbers.articles, 'article');
  }
}

/** One or two sentences under the title of a row. */
export function saysOf(row: AlertRow, numbers: AlertNumbers): string {
  if (numbers.articles === 0 && (row.labels.kind === 'article' || row.labels.kind === 'company'))
    return 'None of its articles counts any more.';
  const news = newsOf(row, numbers);
  const sentence = news.charAt(0).toUpperCase() + news.slice(1);
  switch (row.labels.kind) {
    case 'sentiment':
    case 'company':
      return `${sentence}. ${plural(numbers.articles, 'article')}${numbers.sources > 0 ? '' : ','} ${from(numbers)}.`;
    case 'silence':
      return `${sentence}.`;
    default:
      return `${sentence}, ${from(numbers)}.`;
  }
}

/** "5.7×" of a burst, for the yellow mark; null: it is none, or nothing is usual. */
export function ratioOf(row: AlertRow): string | null {
  const { articles, usual } = row.evidence;
  return row.labels.kind !== 'burst' || usual == null || usual < 1 ? null : times(articles / usual);
}

/** What crossed what, for whoever asks how it was measured. */
export function measureWords({ measure, value, threshold }: AlertEvidence): string | null {
  if (value == null) return null;
  switch (measure) {
    case 'score':
      return `Surprise ${value.toFixed(1)}, fires from ${threshold.toFixed(1)}`;
    case 'ratio':
      return `${times(value)} the usual, fires from ${times(threshold)}`;
    case 'shift':
      return `Change of ${Math.abs(value).toFixed(2)}, fires from ${threshold.toFixed(2)}`;
    case 'minutes':
      return `${span(value * 60)} without an article, fires from ${span(threshold * 60)}`;
    default:
      // Every new article fires: there is nothing that it had to cross.
      return threshold <= 1 ? null : `${count(value)}, fires from ${count(threshold)}`;
  }
}

/** Who is on it and since when; empty: nobody. */
export function handledWords(row: AlertRow, me: string, now: string): string {
  if (row.handling === 'new' || row.handledBy == null) return '';
  const who = row.handledBy === me ? 'you' : row.handledBy;
  const at = row.handledAt == null ? '' : `, ${when(row.handledAt, now)}`;
  return `${{ seen: 'Seen', taken: 'Taken', done: 'Done' }[row.handling]} by ${who}${at}`;
}

/**
 * Why nobody is told of what is new about it; null: nothing holds it.
 * @param running Silences that run; null: not known.
 */
export function heldWords(row: AlertRow, running: readonly Silence[] | null, now: string): string | null {
  if (row.status === 'resolved') return null;
  if (running?.some((silence) => keepsQuiet(silence, row))) return 'Silenced';
  if (row.held == null || (running !== null && row.held.cause === 'silence')) return null;
  switch (row.held.cause) {
    case 'silence':
      return 'Silenced';
    case 'inhibition':
      return 'Held back while another alert fires';
    case 'quietHours':
      return `Held back by quiet hours${row.held.until == null ? '' : ` until ${when(row.held.until, now)}`}`;
    default:
      return 'Held back';
  }
}
