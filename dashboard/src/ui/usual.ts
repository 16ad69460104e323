import type { WindowPicture } from '../api/contract';

export interface Usual {
  mean: number;
  low: number;
  high: number;
}

/** 90 % of a normal distribution lie within this many standard deviations. */
const ninety = 1.645;

/**
 * What is usual in a part (0 … 1) of a stretch: the mean shrinks with it, the spread with its root, as counts do.
 */
export function usualOfPart(whole: Usual, part: number): Usual {
  const mean = whole.mean * part;
  const spread = Math.max((whole.high - whole.low) / 2, 0) * Math.sqrt(part);
  // A count cannot be told from usual by less than one article's noise.
  const reach = Math.max(spread, ninety * Math.sqrt(mean) * 0.5);
  return { mean, low: Math.max(0, mean - reach), high: mean + reach };
}

/** Fewer articles than this in one bar are never over the usual: one or two come by chance anywhere. */
const overFrom = 3;

/** Whether a bar turns to ink. */
export const isOver = (articles: number, high: number): boolean => articles >= overFrom && articles > high;

/** The usual of a window; null while learning. */
export function usualOf(window: WindowPicture): Usual | null {
  if (window.usual === null) return null;
  return { mean: window.usual, low: window.usualLow ?? window.usual, high: window.usualHigh ?? window.usual };
}
