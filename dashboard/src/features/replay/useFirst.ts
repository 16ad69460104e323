import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import type { SeriesDto } from '../../api/contract';
import type { Step } from '../../api/queries';
import type { Range } from './ranges';

const minute = 60_000;
const units: Record<Step, number> = { '1m': minute, '1h': 60 * minute, '1d': 1440 * minute };
/** Steps that one answer holds. */
const most = 10_000;

/** The minute (ms) of a range to which its first article belongs; null: it has none; undefined: not known. */
export function useFirst(range: Range | null): number | null | undefined {
  const asked = useQuery({
    queryKey: ['first-article', range],
    enabled: range !== null && range.from < range.to,
    queryFn: ({ signal }) => (range === null ? null : findFirst(range, (step, part) => read(step, part, signal))),
    staleTime: 60_000,
    gcTime: 60_000,
  });
  return range === null ? undefined : asked.data;
}

/** Counts by step, each with its beginning. */
type Read = (step: Step, part: Range) => Promise<readonly { at: string; articles: number }[]>;

/** Looks at days or hours, then at the minutes of the first that is not empty. */
export async function findFirst(range: Range, read: Read): Promise<number | null> {
  let part = range;
  const wide: Step = (range.to - range.from) / units['1h'] > most ? '1d' : '1h';
  for (const step of [wide, '1m'] as const) {
    const found = (await read(step, part)).find((point) => point.articles > 0);
    if (found === undefined) return null;
    const at = Date.parse(found.at);
    part = { from: Math.max(range.from, at), to: Math.min(range.to, at + units[step]) };
  }
  return part.from;
}

async function read(step: Step, { from, to }: Range, signal: AbortSignal) {
  const [first, end] = [from, to].map((at) => new Date(at).toISOString());
  return (await get<SeriesDto>('subjects/all/series', { from: first, to: end, step }, signal)).points;
}
