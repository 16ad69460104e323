import { useThrottledValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Picture } from '../../api/contract';
import { series } from '../../api/queries';
import { minuteOf } from '../../ui/times';
import { bars, hoursAround, moods, type Range, shapes, stretchOf } from './ranges';

/** Charts are read again at most this often, ms. */
const chartsEvery = 3_000;

const iso = (t: number) => new Date(t).toISOString();

/** Bars and sentiment of a range, read again when the picture changed or its clock moved on. */
export function useSubjectSeries(picture: Picture, range: Range) {
  const number = useThrottledValue(picture.number, chartsEvery);
  const stretch = stretchOf(range, minuteOf(picture.clock));
  const hours = hoursAround(stretch);
  const main = useQuery({
    ...series(picture.subject, iso(stretch.from), iso(stretch.to), shapes[range].step, number),
    placeholderData: keepPreviousData,
  });
  const hourly = useQuery({
    ...series(picture.subject, iso(hours.from), iso(hours.to), '1h', number),
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(
    () => (main.data === undefined ? null : bars(range, main.data, hourly.data)),
    [range, main.data, hourly.data],
  );
  const mood = useMemo(
    () => (main.data === undefined ? [] : moods(range, main.data, hourly.data)),
    [range, main.data, hourly.data],
  );
  // A placeholder of another range has other steps: it is not drawn on this one's axis.
  const fits = main.data?.step === shapes[range].step;
  return { stretch, columns: fits ? columns : null, mood: fits ? mood : [], error: main.error ?? hourly.error };
}
