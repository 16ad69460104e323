import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import type { SeriesDto } from '../../api/contract';
import { articlePage, type Step } from '../../api/queries';
import { live } from '../../live/LiveView';
import type { ReplayClockWord } from '../../ui/replayLinks';
import type { Range } from './ranges';

const minute = 60_000;
const units: Record<Step, number> = { '1m': minute, '1h': 60 * minute, '1d': 1440 * minute };
/** Steps that one answer holds. */
const mostSteps = 10_000;
/** Articles that are looked at. */
const most = 100;
const iso = (at: number) => new Date(at).toISOString();

/**
 * When the first article of a range enters a replay, ms: its minute, or when the first of that minute reached us. Null: the range has none;
 * undefined: not known.
 */
export function useFirst(range: Range | null, clock: ReplayClockWord): number | null | undefined {
  const asked = useQuery({
    queryKey: ['first-article', range, clock],
    enabled: range !== null && range.from < range.to,
    queryFn: async ({ signal }) => {
      const first = range === null ? null : await findFirst(range, (step, part) => read(step, part, signal));
      if (range === null || first === null || clock === 'event') return first;
      const filter = { from: iso(first), to: iso(first + minute) };
      return enters(first, range, (await articlePage(live, filter, null, most, signal)).items);
    },
    staleTime: 60_000,
    gcTime: 60_000,
  });
  return range === null ? undefined : asked.data;
}

/** When the first of these articles of a minute (ms) reached us, where that is within the range; else the minute. */
export function enters(first: number, range: Range, articles: readonly { arrival: string }[]): number {
  const arrivals = articles.map(({ arrival }) => Math.floor(Date.parse(arrival) / minute) * minute);
  const earliest = Math.min(...arrivals);
  return earliest > first && earliest < range.to ? earliest : first;
}

/** Counts by step, each with its beginning. */
type Read = (step: Step, part: Range) => Promise<readonly { at: string; articles: number }[]>;

/** Looks at days or hours, then at the minutes of the first that is not empty. */
export async function findFirst(range: Range, read: Read): Promise<number | null> {
  let part = range;
  const wide: Step = (range.to - range.from) / units['1h'] > mostSteps ? '1d' : '1h';
  for (const step of [wide, '1m'] as const) {
    const found = (await read(step, part)).find((point) => point.articles > 0);
    if (found === undefined) return null;
    const at = Date.parse(found.at);
    part = { from: Math.max(range.from, at), to: Math.min(range.to, at + units[step]) };
  }
  return part.from;
}

async function read(step: Step, { from, to }: Range, signal: AbortSignal) {
  const answer = await get<SeriesDto>('subjects/all/series', { from: iso(from), to: iso(to), step }, signal);
  return answer.points;
}
