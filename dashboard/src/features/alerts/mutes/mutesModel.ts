import type { AlertRow, Matcher, MatchOp, Silence, SilenceForm } from '../../../api/contract';
import { when } from '../../../ui/times';

export const matchOps: readonly (readonly [MatchOp, string])[] = [
  ['=', 'is'],
  ['!=', 'is not'],
  ['=~', 'matches'],
  ['!~', 'does not match'],
];

const hour = 3_600_000;

/** A pattern that says nothing but texts, one of which must be the value. */
const texts = /^[^\\^$.|?*+()[\]{}]*(\|[^\\^$.|?*+()[\]{}]*)*$/;

/** Null: a pattern that the server alone can read. */
function matches({ name, op, value }: Matcher, labels: AlertRow['labels']): boolean | null {
  const label = labels[name] ?? '';
  if (op === '=') return label === value;
  if (op === '!=') return label !== value;
  const like = value === '.*' ? true : texts.test(value) ? value.split('|').includes(label) : null;
  return like === null || op === '=~' ? like : !like;
}

/**
 * Whether a silence that runs is of this alert: also before the server looks at what is new of it, and no longer once it is lifted. What the server
 * alone can read holds what the server says that it holds.
 */
export const keepsQuiet = ({ id, matchers }: Silence, { labels, held }: AlertRow): boolean => {
  const all = matchers.map((matcher) => matches(matcher, labels));
  return !all.includes(false) && (!all.includes(null) || held?.by === id);
};

/** How long "silence this alert" lasts at first, ms. */
const shortly = 2 * hour;

export type MuteState = 'running' | 'coming' | 'ended';

function stateOf({ from, to }: Silence, now: number): MuteState {
  if (Date.parse(from) > now) return 'coming';
  return to != null && Date.parse(to) <= now ? 'ended' : 'running';
}

/** Those that run end first, those to come begin first, those that ended last are shown first. */
export function byState(silences: readonly Silence[], now: number): Record<MuteState, Silence[]> {
  const of = (state: MuteState) => silences.filter((silence) => stateOf(silence, now) === state);
  const end = ({ to }: Silence) => (to == null ? Number.POSITIVE_INFINITY : Date.parse(to));
  const ends = (a: Silence, b: Silence) => (end(a) === end(b) ? 0 : end(a) < end(b) ? -1 : 1);
  return {
    running: of('running').sort(ends),
    coming: of('coming').sort((a, b) => Date.parse(a.from) - Date.parse(b.from)),
    ended: of('ended').sort((a, b) => ends(b, a)),
  };
}

/** "Until 16:00", "Until lifted", "From Tue 24 Nov, 18:00 until 20:00". */
export function lastsWords({ from, to }: Silence, now: number): string {
  const until = to == null ? 'until lifted' : `until ${when(to, now)}`;
  return Date.parse(from) > now
    ? `From ${when(from, now)} ${until}`
    : until.replace('until', to != null && Date.parse(to) <= now ? 'Ended' : 'Until').replace('Ended lifted', 'Ended');
}

/** A time that a field shows, and the instant that it means: where clocks go back an hour, a text alone means two. */
export interface FieldTime {
  /** As the browser's fields have it, in the viewer's zone; empty: none. */
  text: string;
  /** ms since 1970; null: none. */
  at: number | null;
}

/** A form that is being filled in. */
export interface SilenceDraft {
  matchers: Matcher[];
  /** None: now. */
  from: FieldTime;
  /** None: until it is lifted. */
  to: FieldTime;
  reason: string;
}

export const emptyMatcher: Matcher = { name: '', op: '=', value: '' };

const two = (n: number) => String(n).padStart(2, '0');

export const noTime: FieldTime = { text: '', at: null };

export function timeAt(at: number): FieldTime {
  const d = new Date(at);
  const day = `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
  return { text: `${day}T${two(d.getHours())}:${two(d.getMinutes())}`, at };
}

/** What somebody wrote into a field. */
export function timeOf(text: string): FieldTime {
  const at = Date.parse(text);
  return { text, at: Number.isNaN(at) ? null : at };
}

export const newSilence = (now: number): SilenceDraft => ({
  matchers: [emptyMatcher],
  from: noTime,
  to: timeAt(now + shortly),
  reason: '',
});

/** The labels by which an alert's like is known: its rule, and the subject or event that it is of. */
export function silenceOf({ labels }: AlertRow, now = Date.now()): SilenceDraft {
  const names = ['rule', 'subject', 'company', 'event'].filter((name) => labels[name] !== undefined);
  return {
    ...newSilence(now),
    matchers: names.map((name) => ({ name, op: '=', value: labels[name] ?? '' })),
  };
}

/** One that is over, once more and as long. */
export const againOf = (silence: Silence, now: number): SilenceDraft => ({
  matchers: silence.matchers,
  from: noTime,
  to: silence.to == null ? noTime : timeAt(now + Math.max(hour, Date.parse(silence.to) - Date.parse(silence.from))),
  reason: silence.reason,
});

const isoOf = ({ at }: FieldTime) => (at === null ? null : new Date(at).toISOString());

export const formOf = (draft: SilenceDraft, author: string): SilenceForm => ({
  matchers: filled(draft.matchers),
  from: isoOf(draft.from),
  to: isoOf(draft.to),
  author,
  reason: draft.reason.trim(),
});

/** Lines that say something; what is half filled in is for the server to refuse. */
export const filled = (matchers: readonly Matcher[]): Matcher[] =>
  matchers
    .map((matcher) => ({ ...matcher, name: matcher.name.trim() }))
    .filter(({ name, value }) => name !== '' || value !== '');

/** Names and values of labels that are offered while typing. */
export interface LabelOffers {
  names: string[];
  /** By name: values with what people call them. */
  values: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const everywhere = ['rule', 'subject', 'kind', 'severity', 'event', 'source', 'company'];

/** What the alerts at hand carry. */
export function offersOf(rows: readonly AlertRow[], rules: readonly { id: string; name: string }[]): LabelOffers {
  const values = new Map<string, Map<string, string>>(everywhere.map((name) => [name, new Map()]));
  const add = (name: string, value: string, words: string) => {
    const known = values.get(name) ?? new Map<string, string>();
    values.set(name, known.set(value, words));
  };
  for (const kind of ['article', 'burst', 'sentiment', 'company', 'silence']) add('kind', kind, kind);
  for (const severity of ['info', 'warning', 'critical']) add('severity', severity, severity);
  for (const { id, name } of rules) add('rule', id, name);
  for (const row of rows) {
    for (const [name, value] of Object.entries(row.labels)) {
      add(name, value, name === 'rule' ? row.ruleName : (row.names[value] ?? value));
    }
  }
  return { names: [...values.keys()].sort(), values };
}

/** "rule is Ports": a matcher as people read it. */
export function matcherWords({ name, op, value }: Matcher, offers: LabelOffers): string {
  const words = matchOps.find(([known]) => known === op)?.[1] ?? op;
  return `${name} ${words} ${value === '' ? 'empty' : (offers.values.get(name)?.get(value) ?? value)}`;
}
