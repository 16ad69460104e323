import type { SeriesDto, SeriesPointDto } from '../../api/contract';
import type { Step } from '../../api/queries';
import { type CountColumns, countColumns, gathered, usualColumns } from '../../ui/chart/columns';
import type { WindowWord } from '../../ui/words';

export const ranges = { '1h': '1 h', '24h': '24 h', '7d': '7 d', '30d': '30 d' } as const;

/** What a replay of the range is called. */
export const rangeWords: Record<Range, string> = {
  '1h': 'last hour',
  '24h': 'last 24 h',
  '7d': 'last 7 d',
  '30d': 'last 30 d',
};

export type Range = keyof typeof ranges;

/** The range that is shown where none was chosen: a window of a week cannot be seen in a day. */
export const rangeOf = (window: WindowWord): Range => (window === '7d' ? '7d' : '24h');

export const isRange = (word: string | null): word is Range => word !== null && Object.hasOwn(ranges, word);

const minute = 60_000;
const hour = 60 * minute;

interface Shape {
  /** Length, ms. */
  length: number;
  /** What is asked of the server, and how many of its steps make a bar. */
  step: Step;
  each: number;
  barMinutes: number;
  /** Minutes of a column of sentiment. */
  moodMinutes: number;
  barWords: string;
  moodWords: string;
}

export const shapes: Record<Range, Shape> = {
  '1h': {
    length: hour,
    step: '1m',
    each: 1,
    barMinutes: 1,
    moodMinutes: 5,
    barWords: 'each minute',
    moodWords: 'share of articles each 5 minutes',
  },
  '24h': {
    length: 24 * hour,
    step: '1m',
    each: 15,
    barMinutes: 15,
    moodMinutes: 60,
    barWords: 'each 15 minutes',
    moodWords: 'share of articles each hour',
  },
  '7d': {
    length: 168 * hour,
    step: '1h',
    each: 1,
    barMinutes: 60,
    moodMinutes: 360,
    barWords: 'each hour',
    moodWords: 'share of articles each 6 hours',
  },
  '30d': {
    length: 720 * hour,
    step: '1h',
    each: 6,
    barMinutes: 360,
    moodMinutes: 1440,
    barWords: 'each 6 hours',
    moodWords: 'share of articles each day',
  },
};

const up = (t: number, unit: number) => Math.ceil(t / unit) * unit;
const down = (t: number, unit: number) => Math.floor(t / unit) * unit;

export interface Stretch {
  from: number;
  /** Exclusive. */
  to: number;
}

/** The stretch of a range whose last bar holds the clock's minute (ms). */
export function stretchOf(range: Range, clock: number): Stretch {
  const { length, barMinutes } = shapes[range];
  const to = up(clock + minute, Math.min(barMinutes, 60) * minute);
  return { from: to - length, to };
}

/** Whole hours around a stretch: what is usual is known by the hour. */
export const hoursAround = ({ from, to }: Stretch): Stretch => ({ from: down(from, hour), to: up(to, hour) });

/** Bars with what is usual in each. Both series begin where their stretch does. */
export function bars(range: Range, series: SeriesDto, hours: SeriesDto | undefined): CountColumns {
  const { each, barMinutes } = shapes[range];
  const columns = countColumns(gathered(series.points, each), barMinutes);
  const usual = hours?.usual ?? null;
  if (usual === null || hours === undefined) return columns;
  return { ...columns, usual: usualColumns(usual, new Date(hours.from).getTime() / 1000, columns.at, barMinutes) };
}

/** Columns of sentiment under the bars. */
export function moods(range: Range, series: SeriesDto, hours: SeriesDto | undefined): SeriesPointDto[] {
  const { moodMinutes } = shapes[range];
  if (range === '24h') return hours?.points ?? [];
  return gathered(series.points, moodMinutes / (shapes[range].step === '1m' ? 1 : 60));
}
