import type { SeriesDto } from '../../api/contract';
import type { Step } from '../../api/queries';
import { type CountColumns, countColumns, gathered, usualColumns } from '../../ui/chart/columns';
import { clockTime, sameDay, sameYear, when } from '../../ui/times';
import { plural, usuallyIn } from '../../ui/words';
import { dayOf } from './words';

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

/** "Tue 24 Nov, 06:00 to 06:10: 34 articles, usually 12": the bar of a time (ms); just the time where no bar is known. */
export function barWords(columns: CountColumns | null, at: number): string {
  const i = columns?.at.findLastIndex((start) => start * 1000 <= at) ?? -1;
  const start = columns?.at[i];
  if (columns === null || start === undefined) return when(at, Date.now());
  const [from, to] = [start * 1000, (start + columns.step) * 1000];
  const usual = columns.usual?.mean[i];
  const against = usual === undefined ? '' : `, usually ${usuallyIn(usual, columns.step)}`;
  return `${stretchWords(from, to)}: ${plural(columns.articles[i] ?? 0, 'article')}${against}`;
}

/** Bars of days are of UTC's days: where those are not the viewer's, the hours are said. */
function stretchWords(from: number, to: number): string {
  if (to - from === day && new Date(from).getHours() === 0) return dayOf(from, Date.now());
  const now = Date.now();
  // The end of a stretch over New Year has its year too, also where that is this one.
  const end = sameYear(from, to) ? when(to, now) : when(to, from);
  return `${when(from, now)} to ${sameDay(from, to) ? clockTime(to) : end}`;
}

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
