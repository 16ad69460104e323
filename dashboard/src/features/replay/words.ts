import type { ReplayDto } from '../../api/contract';
import type { ReplayClockWord, ReplayLink } from '../../ui/replayLinks';
import { day, sameDay, sameYear, span, type Time, year } from '../../ui/times';
import { count, plural } from '../../ui/words';

/** Speeds of the bar, and what they mean for whoever watches, slowest first. */
export const speeds = [
  { speed: 1, label: '1×', words: 'as it happened' },
  { speed: 10, label: '10×', words: 'ten minutes in one' },
  { speed: 60, label: '60×', words: 'an hour in a minute' },
  { speed: 600, label: '600×', words: 'an hour in 6 seconds' },
  { speed: 3600, label: '3,600×', words: 'an hour in a second' },
  { speed: 10_000, label: '10,000×', words: 'a day in 9 seconds' },
  { speed: 'max', label: 'max', words: 'as fast as can be counted' },
] as const;

export type Speed = (typeof speeds)[number]['speed'];

/** A replay that is longer than this, s, is one that nobody watches to its end. */
const patience = 600;

/** The slowest speed by which a range (ms) is over while somebody still watches; full speed where none is. */
export const speedFor = (range: number): Speed =>
  speeds.find(({ speed }) => speed !== 'max' && range / 1000 / speed <= patience)?.speed ?? 'max';

/** "over in 2 min 24 s": how long a range (ms) takes; "as fast as can be counted" where that is not known. */
export const playTime = (range: number, speed: Speed): string =>
  speed === 'max' ? 'as fast as can be counted' : `over in ${span(range / 1000 / speed)}`;

export const speedLabel = (speed: ReplayDto['speed']): string =>
  typeof speed === 'number' ? `${count(speed)}×` : 'full speed';

export const speedWords = (speed: ReplayDto['speed']): string =>
  speeds.find((known) => known.speed === speed)?.words ?? '';

/** "Tue 24 Nov", with the year where it is another than this one. */
export const dayOf = (at: Time, now: Time): string => (sameYear(at, now) ? day(at) : `${day(at)} ${year(at)}`);

/** How long ago, by days of the calendar: "today", "yesterday", "3 days ago", "4 months ago". */
export function ago(at: Time, now: Time): string {
  if (sameDay(at, now)) return 'today';
  const midnight = (t: Time) => new Date(t).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (days === 1) return 'yesterday';
  if (days < 60) return `${days} days ago`;
  const months = Math.round(days / 30.44);
  return months < 24 ? `${months} months ago` : `${Math.round(days / 365.25)} years ago`;
}

const hour = 3_600_000;
const day24 = 24 * hour;

interface Leap {
  /** Of the calendar; 0: of ms. */
  months: number;
  ms: number;
  /** "1 h", "1 d", "1 w", "1 month", "1 year". */
  short: string;
  /** "one hour". */
  words: string;
}

const leaps = {
  hour: { months: 0, ms: hour, short: '1 h', words: 'one hour' },
  day: { months: 0, ms: day24, short: '1 d', words: 'one day' },
  week: { months: 0, ms: 7 * day24, short: '1 w', words: 'one week' },
  month: { months: 1, ms: 0, short: '1 month', words: 'one month' },
  year: { months: 12, ms: 0, short: '1 year', words: 'one year' },
} satisfies Record<string, Leap>;

/** How far leaps go in a range (ms), the shortest first: some hundred of it cross the range. */
export function leapsOf(range: number): readonly [Leap, ...Leap[]] {
  if (range <= 8 * day24) return [leaps.hour];
  if (range <= 60 * day24) return [leaps.day];
  if (range <= 200 * day24) return [leaps.day, leaps.month];
  if (range <= 2 * 366 * day24) return [leaps.week, leaps.month];
  return [leaps.month, leaps.year];
}

/** The time (ms) one leap on or back; from the 31st to the last day of a shorter month. */
export function leapFrom(at: number, { months, ms }: Leap, by: 1 | -1): number {
  if (months === 0) return at + by * ms;
  const to = new Date(at);
  const day = to.getDate();
  to.setDate(1);
  to.setMonth(to.getMonth() + by * months);
  to.setDate(Math.min(day, new Date(to.getFullYear(), to.getMonth() + 1, 0).getDate()));
  return to.getTime();
}

export const clockWords = {
  arrival: {
    label: 'the time they reached us',
    says: 'Numbers show what was known then.',
    means: 'What was known then: late articles and edits come in when they came, and go out when they were withdrawn.',
  },
  event: {
    label: 'the time they were published',
    says: 'Numbers show what is known today, as it happened.',
    means: 'What is known today, each article at its own time, as if all of them had come at once.',
  },
} as const;

/**
 * Where the curve and the bursts of a replay are counted otherwise than its numbers: they are of the whole range, also of what is still to
 * come. Null: they are counted as its numbers are.
 */
export const rangeCounts = (clock: ReplayClockWord): string | null =>
  clock === 'event'
    ? null
    : 'Curve and bursts: all articles as the log knows them today, at the time they were published, not when they reached us.';

export const isClock = (word: string): word is ReplayClockWord => Object.hasOwn(clockWords, word);

export const clockOf = ({ clock }: ReplayDto): ReplayClockWord => (isClock(clock) ? clock : 'arrival');

/** The link to a replay as it stands. */
export function linkTo(replay: ReplayDto): ReplayLink {
  const { from, to, at, speed } = replay;
  return { clock: clockOf(replay), from, to, at, speed };
}

/** "Playing at 60×, 18 min left", "Paused", "At its end". */
export function stateWords({ state, speed, secondsLeft }: ReplayDto): { state: string; rest: string } {
  if (state === 'ended') return { state: 'At its end', rest: '' };
  if (state !== 'playing') return { state: 'Paused', rest: '' };
  const at = speed === 'max' ? 'Playing at full speed' : `Playing at ${speedLabel(speed)}`;
  return { state: at, rest: secondsLeft === null ? '' : `, ${span(secondsLeft)} left` };
}

export const since = (articles: number): string =>
  articles > 0 ? `Live goes on: ${plural(articles, 'article')} since you left` : 'Live goes on';
