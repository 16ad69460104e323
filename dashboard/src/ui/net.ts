/** Under so many articles nothing is said about sentiment. */
export const fewest = 5;

interface Split {
  negative: number;
  neutral: number;
  positive: number;
}

export interface Net {
  /** (positive − negative) / articles, −1 … 1. */
  net: number;
  low: number;
  high: number;
}

const ninety = 1.645;

/** Net with its 90 % interval; null under five articles. For sums of steps that the server did not sum itself. */
export function netOf(split: Split, articles: number): Net | null {
  if (articles < fewest) return null;
  const p = split.positive / articles;
  const q = split.negative / articles;
  const net = p - q;
  const reach = ninety * Math.sqrt(Math.max(0.02, p + q - net * net) / articles);
  return { net, low: Math.max(-1, net - reach), high: Math.min(1, net + reach) };
}

export type Leaning = 'negative' | 'neutral' | 'positive';

/** Which side of neutral the whole range lies on. */
export function leaning(low: number, high: number): Leaning {
  if (high < 0) return 'negative';
  return low > 0 ? 'positive' : 'neutral';
}

/** What the server calls it: the likeliest of the three, whatever side the score lies on. */
export const reading = ({ label }: { label: string }): Leaning =>
  label === 'negative' || label === 'positive' ? label : 'neutral';
