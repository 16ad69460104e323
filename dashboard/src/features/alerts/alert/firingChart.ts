import type { AlertRow, SeriesDto } from '../../../api/contract';
import type { CountColumns } from '../../../ui/chart/columns';
import { minuteOf } from '../../../ui/times';

const minute = 60_000;

/** By window: length of it, and steps of a chart that shows how it filled, min. */
const shapes = {
  '15m': { window: 15, step: 1, word: '1m', before: 90, after: 30, words: '15 minutes' },
  '1h': { window: 60, step: 1, word: '1m', before: 100, after: 60, words: 'hour' },
  '24h': { window: 1440, step: 60, word: '1h', before: 3 * 1440, after: 1440, words: '24 hours' },
  '7d': { window: 10_080, step: 60, word: '1h', before: 10_080, after: 2 * 1440, words: '7 days' },
} as const;

export interface FiringShape {
  /** First and last instant that is drawn, ms; the end is exclusive. */
  from: number;
  to: number;
  /** From here on counts are needed, ms: a window before what is drawn. */
  since: number;
  word: '1m' | '1h';
  /** "hour": what each bar counts back. */
  words: string;
}

/** The stretch around the firing; null: the alert is not of a window. */
export function firingShape(row: AlertRow, now: number): FiringShape | null {
  if (row.evidence.window == null || row.labels.kind !== 'burst') return null;
  const { window, step, word, before, after, words } = shapes[row.evidence.window];
  const whole = (t: number) => Math.floor(t / (step * minute)) * step * minute;
  const opened = minuteOf(row.openedAt);
  const from = whole(opened - before * minute);
  const to = whole(Math.min(now, opened + after * minute)) + step * minute;
  return { from, to, since: from - window * minute, word, words };
}

/** Originals in the window that ends with each step, and what was usual when it fired. */
export function firingColumns(row: AlertRow, { from }: FiringShape, { points }: SeriesDto): CountColumns | null {
  const { window, usual, usualLow, usualHigh } = row.evidence;
  if (window == null) return null;
  const shape = shapes[window];
  const steps = shape.window / shape.step;
  const at: number[] = [];
  const articles: number[] = [];
  let sum = 0;
  points.forEach((point, i) => {
    sum += point.originals - (points[i - steps]?.originals ?? 0);
    if (Date.parse(point.at) < from) return;
    at.push(Date.parse(point.at) / 1000);
    articles.push(sum);
  });
  const flat = (value: number | null | undefined) => at.map(() => value ?? 0);
  return {
    at,
    articles,
    step: shape.step * 60,
    usual: usual == null ? null : { mean: flat(usual), low: flat(usualLow ?? usual), high: flat(usualHigh ?? usual) },
  };
}
