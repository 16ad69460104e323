import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { series } from '../../api/queries';
import { live } from '../../live/LiveView';
import type { CountColumns } from '../../ui/chart/columns';
import { hoursOf, volumeColumns, volumeShape } from './volume';

const iso = (at: number) => new Date(at).toISOString();

/** The past does not change while it is watched, but for late articles: those are looked for now and then, ms. */
const lookEvery = 60_000;

/** Bars of all articles of a range (ms), as known today; null: not known yet. */
export function useVolume(from: number, to: number): CountColumns | null {
  const shape = useMemo(() => volumeShape(from, to), [from, to]);
  const hours = hoursOf(from, to);
  const bars = useQuery({
    ...series(live, 'all', iso(shape.from), iso(shape.to), shape.step, ''),
    staleTime: lookEvery,
    refetchInterval: lookEvery,
    gcTime: lookEvery,
  });
  const usual = useQuery({
    ...series(live, 'all', iso(hours.from), iso(hours.to), '1h', ''),
    enabled: shape.usual,
    staleTime: lookEvery,
    refetchInterval: lookEvery,
    gcTime: lookEvery,
  });
  return useMemo(
    () => (bars.data === undefined ? null : volumeColumns(shape, bars.data, usual.data)),
    [shape, bars.data, usual.data],
  );
}
