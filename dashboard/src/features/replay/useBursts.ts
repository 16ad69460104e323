import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReplayDto } from '../../api/contract';
import { replayBursts } from '../../api/queries';
import { burstsOf, type RangeBurst } from './bursts';

/** More marks could not be told apart. */
const most = 60;

/** The strongest bursts of the whole range, in order of time; none while they are looked for. */
export function useBursts({ id }: ReplayDto): { bursts: readonly RangeBurst[]; error: unknown } {
  const { data, error } = useQuery(replayBursts(id, most));
  const bursts = useMemo(() => burstsOf(data?.items ?? []), [data]);
  return { bursts, error };
}
