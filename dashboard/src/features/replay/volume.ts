import type { SeriesDto } from '../../api/contract';
import type { Step } from '../../api/queries';
import { type CountColumns, countColumns, gathered, usualColumns } from '../../ui/chart/columns';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** More bars than this could not be told apart. */
const mostBars = 200;
/** Lengths of a bar, min; those under an hour are made of minutes, those under a day of hours, the rest of days. */
const lengths = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200];
/** What is usual is known by the hour, for at most so long. */
const usualFor = 31 * day;

export interface VolumeShape {
  step: Step;
  /** Steps of a bar. */
  each: number;
  barMinutes: number;
  /** Beginning of the first step, ms. */
  from: number;
  to: number;
  /** Whether what is usual can be asked for. */
  usual: boolean;
}

/** How the volume of a range is asked for: the shortest bars of which there are not too many. Times in ms. */
export function volumeShape(from: number, to: number): VolumeShape {
  const minutes = Math.max(1, (to - from) / minute);
  const barMinutes = lengths.find((length) => minutes / length <= mostBars) ?? 43_200;
  const [step, unit]: [Step, number] = barMinutes < 60 ? ['1m', 1] : barMinutes < 1440 ? ['1h', 60] : ['1d', 1440];
  const size = unit * minute;
  return {
    step,
    each: barMinutes / unit,
    barMinutes,
    from: Math.floor(from / size) * size,
    to: Math.ceil(to / size) * size,
    usual: to - from <= usualFor,
  };
}

/** The hours that hold the range, in which what is usual is known. */
export const hoursOf = (from: number, to: number) => ({
  from: Math.floor(from / hour) * hour,
  to: Math.ceil(to / hour) * hour,
});

/** A bar more than so many times as tall as nine bars in ten would flatten them. */
const towering = 3;
/** Bars are cut at so many times the height of nine in ten. */
const cutAt = 2;
/** No bar of fewer articles is cut. */
const neverCut = 10;

/** Where bars are cut, so that one huge burst does not flatten all other news; null: none is. */
export function cutOf(articles: readonly number[]): number | null {
  const sorted = articles.filter((n) => n > 0).sort((a, b) => a - b);
  const most = sorted.at(-1) ?? 0;
  const tall = sorted[Math.floor((sorted.length - 1) * 0.9)] ?? 0;
  return most > neverCut && most > towering * tall ? Math.max(neverCut, cutAt * tall) : null;
}

/** Bars of a range, with what is usual in each where that is known. */
export function volumeColumns(shape: VolumeShape, series: SeriesDto, hours: SeriesDto | undefined): CountColumns {
  const columns = countColumns(gathered(series.points, shape.each), shape.barMinutes);
  const usual = hours?.usual ?? null;
  if (usual === null || hours === undefined || shape.barMinutes >= 1440) return columns;
  return { ...columns, usual: usualColumns(usual, Date.parse(hours.from) / 1000, columns.at, shape.barMinutes) };
}
