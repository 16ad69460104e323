import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import type { ReplayFirstDto } from '../../api/contract';
import type { ReplayClockWord } from '../../ui/replayLinks';
import type { Range } from './ranges';

const minute = 60_000;
const iso = (at: number) => new Date(at).toISOString();

/** The minute (ms) in which the first article of a range enters a replay. Null: the range has none; undefined: not known. */
export function useFirst(range: Range | null, clock: ReplayClockWord): number | null | undefined {
  const asked = useQuery({
    queryKey: ['first-article', range, clock],
    enabled: range !== null && range.from < range.to,
    queryFn: ({ signal }) => (range === null ? null : readFirst(range, clock, signal)),
    staleTime: 60_000,
    gcTime: 60_000,
  });
  return range === null ? undefined : asked.data;
}

/** Not before the range, so that what is first is still to come when the replay begins. */
export async function readFirst(range: Range, clock: ReplayClockWord, signal?: AbortSignal): Promise<number | null> {
  const query = { from: iso(range.from), to: iso(range.to), clock };
  const { at } = await get<ReplayFirstDto>('replays/first', query, signal);
  return at === null ? null : Math.max(range.from, Math.floor(Date.parse(at) / minute) * minute);
}
