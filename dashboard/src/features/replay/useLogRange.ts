import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import type { SeriesDto } from '../../api/contract';
import type { Range } from './ranges';

const day = 86_400_000;
/** A first look: about a year. */
const nearDays = 400;
/** The longest stretch of days that one answer holds. */
const mostDays = 10_000;
/** Nothing older than this counts at its own date. */
const oldest = Date.UTC(1980, 0, 1);

/**
 * The days from the first to the last one with an article, by when they belong (ms); null: not known yet, or none.
 * @param wanted Whether it is asked for at all.
 */
export function useLogRange(wanted: boolean): Range | null {
  const asked = useQuery({
    queryKey: ['log-range'],
    queryFn: ({ signal }) => findRange(Date.now(), signal),
    staleTime: 60_000,
    enabled: wanted,
  });
  return asked.data ?? null;
}

async function findRange(now: number, signal: AbortSignal): Promise<Range | null> {
  const end = Math.ceil(now / day) * day;
  const look = async (from: number, to: number) => {
    const [first, last] = [from, to].map((at) => new Date(at).toISOString());
    const days = await get<SeriesDto>('subjects/all/series', { from: first, to: last, step: '1d' }, signal);
    return days.points.filter((p) => p.articles > 0).map((p) => Date.parse(p.at));
  };
  const near = await look(end - nearDays * day, end);
  const far: number[] = [];
  // Older days are asked for only where the log may go further back than the first look.
  if (near.length === 0 || (near[0] ?? end) < end - (nearDays - 30) * day) {
    for (let to = end - nearDays * day; to > oldest; to -= mostDays * day) {
      far.unshift(...(await look(Math.max(oldest, to - mostDays * day), to)));
    }
  }
  const days = [...far, ...near];
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? null : { from: first, to: Math.min(last + day, now) };
}
