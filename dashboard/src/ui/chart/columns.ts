import type { SeriesPointDto, UsualDto } from '../../api/contract';
import { type Usual, usualOfPart } from '../usual';

/** What a chart of counts is made of: a column per step. Times are seconds since 1970, as uPlot wants them. */
export interface CountColumns {
  at: number[];
  articles: number[];
  /** Length of a step, s. */
  step: number;
  usual: { mean: number[]; low: number[]; high: number[] } | null;
}

const seconds = (at: string) => Math.floor(new Date(at).getTime() / 1000);

/** Columns of `each` points together; the last one may hold fewer. */
export function gathered(points: readonly SeriesPointDto[], each: number): SeriesPointDto[] {
  if (each === 1) return [...points];
  const sums: SeriesPointDto[] = [];
  for (let i = 0; i < points.length; i += each) {
    const part = points.slice(i, i + each);
    const first = part[0];
    if (first === undefined) continue;
    const sum = (pick: (p: SeriesPointDto) => number) => part.reduce((total, p) => total + pick(p), 0);
    sums.push({
      at: first.at,
      articles: sum((p) => p.articles),
      originals: sum((p) => p.originals),
      mentions: sum((p) => p.mentions),
      negative: sum((p) => p.negative),
      neutral: sum((p) => p.neutral),
      positive: sum((p) => p.positive),
      score: null,
      net: null,
      netLow: null,
      netHigh: null,
    });
  }
  return sums;
}

/** What is usual in columns of `stepMinutes`, from what is usual hour by hour, the first of which begins at `hoursFrom` (s). */
export function usualColumns(usual: UsualDto, hoursFrom: number, at: readonly number[], stepMinutes: number) {
  const columns = { mean: [] as number[], low: [] as number[], high: [] as number[] };
  const hour = (i: number): Usual => {
    const n = Math.max(0, Math.min(usual.mean.length - 1, i));
    return { mean: usual.mean[n] ?? 0, low: usual.low[n] ?? 0, high: usual.high[n] ?? 0 };
  };
  for (const start of at) {
    const first = Math.floor((start - hoursFrom) / 3600);
    let u: Usual;
    if (stepMinutes <= 60) u = usualOfPart(hour(first), stepMinutes / 60);
    else {
      const hours = Array.from({ length: stepMinutes / 60 }, (_, i) => hour(first + i));
      const mean = meanOf(hours);
      const reach = Math.sqrt(hours.reduce((sum, h) => sum + ((h.high - h.low) / 2) ** 2, 0));
      u = { mean, low: Math.max(0, mean - reach), high: mean + reach };
    }
    columns.mean.push(u.mean);
    columns.low.push(u.low);
    columns.high.push(u.high);
  }
  return columns;
}

/** Less than this is not told of an hour: the server's floor, no measurement. */
const floor = 0.5;

/** What is usual in several hours. Those of which nothing is known but that they are quiet do not add up to something. */
function meanOf(hours: readonly Usual[]): number {
  const told = hours.reduce((sum, h) => (h.mean > floor ? sum + h.mean : sum), 0);
  return hours.some((h) => h.mean <= floor) ? told + floor : told;
}

export function countColumns(points: readonly SeriesPointDto[], stepMinutes: number): CountColumns {
  return {
    at: points.map((p) => seconds(p.at)),
    articles: points.map((p) => p.articles),
    step: stepMinutes * 60,
    usual: null,
  };
}
