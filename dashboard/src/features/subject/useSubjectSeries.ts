import { useThrottledValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Picture } from '../../api/contract';
import { series } from '../../api/queries';
import { live } from '../../live/LiveView';
import { useTimeline } from '../../live/timeline';
import { minuteOf } from '../../ui/times';
import { bars, hoursAround, moods, type Range, shapes, stretchOf } from './ranges';

/** Charts are read again at most this often, ms. */
const chartsEvery = 3_000;

/** The stretch follows the clock at most this often, ms. */
const clockEvery = 1_000;

const iso = (t: number) => new Date(t).toISOString();

/** Bars and sentiment of a range, read again when the picture changed or its clock moved on. */
export function useSubjectSeries(picture: Picture, range: Range) {
  const timeline = useTimeline();
  const number = useThrottledValue(picture.number, chartsEvery);
  // A replay's clock may run an hour in a second: the chart takes its steps more calmly.
  const clock = useThrottledValue(minuteOf(picture.clock), clockEvery);
  const stretch = stretchOf(range, clock);
  // What lay in the range at another minute of a replay may have been another number.
  const state = timeline === live ? number : `${number} ${clock}`;
  const hours = hoursAround(stretch);
  const main = useQuery({
    ...series(timeline, picture.subject, iso(stretch.from), iso(stretch.to), shapes[range].step, state),
    placeholderData: keepPreviousData,
  });
  const hourly = useQuery({
    ...series(timeline, picture.subject, iso(hours.from), iso(hours.to), '1h', state),
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
