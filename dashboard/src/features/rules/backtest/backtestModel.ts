import type { BacktestDto, FiredDto, ThresholdChoice } from '../../../api/contract';
import { count, plural, signed, times, usually } from '../../../ui/words';
import type { Kind } from '../fields';
import { lengthOfMinutes, lengthWords } from '../lengths';
import { about } from '../ruleWords';

/** What a rule's value is measured in. */
export type Measure = 'ratio' | 'score' | 'shift' | 'minutes' | 'articles';

export function measureOf(kind: Kind, burst: string): Measure {
  switch (kind) {
    case 'burst':
      return burst === 'score' ? 'score' : 'ratio';
    case 'sentiment':
      return 'shift';
    case 'silence':
      return 'minutes';
    case 'article':
    case 'company':
      return 'articles';
  }
}

/** A value of a rule, with its unit. */
export function valueWords(measure: Measure, value: number): string {
  switch (measure) {
    case 'ratio':
      return times(value);
    case 'score':
      return value.toFixed(1);
    case 'shift':
      return value.toFixed(2);
    case 'minutes':
      return lengthWords(lengthOfMinutes(value));
    case 'articles':
      return plural(value, 'article');
  }
}

/** Where a line stands: to the tenth, since that is what it is set to. */
export const lineWords = (measure: Measure, line: number): string =>
  measure === 'ratio' ? `${line.toFixed(1)}×` : valueWords(measure, line);

/** What the chart shows. */
export const chartWords = (kind: Kind, measure: Measure): string =>
  kind === 'company' ? 'articles that name somebody new' : shownWords[measure];

const shownWords: Readonly<Record<Measure, string>> = {
  ratio: 'times its usual articles, drag the line',
  score: 'how surprising, drag the line',
  shift: 'change of net sentiment, drag the line',
  minutes: 'length of each silence in hours, drag the line',
  articles: 'articles that match',
};

/** The line's steps, by keys and by dragging, and its lowest place. */
export function gridOf(measure: Measure): { step: number; leap: number; least: number; most: number } {
  switch (measure) {
    case 'ratio':
      return { step: 0.1, leap: 1, least: 1.1, most: 1000 };
    case 'score':
      return { step: 0.1, leap: 1, least: 0.1, most: 20 };
    case 'shift':
      return { step: 0.01, leap: 0.1, least: 0.01, most: 2 };
    case 'minutes':
      return { step: 15, leap: 240, least: 15, most: 43_200 };
    case 'articles':
      return { step: 1, leap: 10, least: 1, most: 1 };
  }
}

/** The nearest place of the grid, as a number that reads well. */
export function onGrid(value: number, measure: Measure): number {
  const { step, least, most } = gridOf(measure);
  const parts = Math.round(1 / step);
  const rounded = step >= 1 ? Math.round(value / step) * step : Math.round(value * parts) / parts;
  return Math.min(most, Math.max(least, rounded));
}

/** What stands in the field for a value. */
export const typedOf = (measure: Measure, value: number): string =>
  measure === 'minutes' ? lengthOfMinutes(value) : String(value);

/** How often it fires with a threshold, from what the server counted: with those between two that were counted, as with the higher. Null: not known. */
export function firingsAt(table: readonly ThresholdChoice[], threshold: number): number | null {
  const highest = table[0];
  if (highest === undefined) return null;
  if (threshold > highest.threshold) return 0;
  return table.findLast((choice) => choice.threshold >= threshold - 1e-9)?.firings ?? null;
}

/** The threshold with which it fires nearest to so often; of several the highest. Null: none is known. */
export function choiceFor(table: readonly ThresholdChoice[], firings: number): ThresholdChoice | null {
  let best: ThresholdChoice | null = null;
  for (const choice of table) {
    if (best === null || Math.abs(choice.firings - firings) < Math.abs(best.firings - firings)) best = choice;
  }
  return best;
}

/** Lines that are offered beside the one that stands. */
const offered = 6;

/** A few lines to choose from, the lowest first: each fires another number of times, and the rarest of its number. */
export function elsewhere(table: readonly ThresholdChoice[]): ThresholdChoice[] {
  const different = table.filter(
    ({ firings }, i) => firings > 0 && table.slice(0, i).every((other) => other.firings !== firings),
  );
  if (different.length <= offered) return different.toReversed();
  const last = different.length - 1;
  const picked = Array.from({ length: offered }, (_, i) => different[Math.round((i * last) / (offered - 1))]);
  return picked.filter((choice) => choice !== undefined).toReversed();
}

/** Where the part of a range begins that the log has, ms. */
export const knownFrom = (from: number, logFrom: number | null): number => Math.max(from, logFrom ?? from);

/** The days of the range that the log has. */
export const daysOf = (from: number, to: number, logFrom: number | null): number =>
  Math.max(1 / 24, (to - knownFrom(from, logFrom)) / 86_400_000);

/** The highest value that a rule could have fired on; null: there was none. */
export function highest(result: BacktestDto): { at: string; value: number } | null {
  let best: { at: string; value: number } | null = null;
  for (const point of result.curve) {
    const { value } = point;
    if (point.enough && value != null && (best === null || value > best.value)) best = { at: point.at, value };
  }
  return best;
}

/** Firings by the hour of the viewer's day. */
export function byHour(fired: readonly FiredDto[]): number[] {
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { at } of fired) {
    const hour = new Date(at).getHours();
    hours[hour] = (hours[hour] ?? 0) + 1;
  }
  return hours;
}

const night = 7;

/** Why some of what matched cannot fire: whoever tries a rule on an archive that was imported would look for a fault elsewhere. */
export const staleWords = ({ articles, stale }: Pick<BacktestDto, 'articles' | 'stale'>): string =>
  `${stale === articles ? plural(stale, 'article') : `${count(stale)} of ${plural(articles, 'article')}`} that matched came from an archive, late, or with a wrong date: when they would have been news is not known, and they fire nothing.`;

/** "It would have fired 8 times, about 2 a week." */
export function firedWords(firings: number, days: number): string {
  if (firings === 0) return 'It would not have fired.';
  const times = firings === 1 ? 'once' : firings === 2 ? 'twice' : `${count(firings)} times`;
  const often = about(firings, days);
  return often.startsWith('about')
    ? `It would have fired ${times}, ${often}.`
    : `It would have fired ${times} in ${plural(Math.max(1, Math.round(days)), 'day')}.`;
}

/**
 * "28 of them between midnight and 07:00. Longest quiet: 42 hours."
 * @param from Where it is known from, ms: before the log began, nothing is.
 */
export function nightWords(fired: readonly FiredDto[], from: number, to: number): string {
  const nights = byHour(fired)
    .slice(0, night)
    .reduce((sum, n) => sum + n, 0);
  const times = [from, ...fired.map(({ at }) => Date.parse(at)), to];
  let longest = 0;
  for (let i = 1; i < times.length; i += 1) longest = Math.max(longest, (times[i] ?? 0) - (times[i - 1] ?? 0));
  const hours = Math.floor(longest / 3_600_000);
  const quiet = hours < 48 ? plural(hours, 'hour') : plural(Math.floor(hours / 24), 'day');
  return `${nights === 0 ? 'None' : count(nights)} of them between midnight and 07:00. Longest quiet: ${quiet}.`;
}

/** Usual beside a value, where there is one: "usually 6", "before −0.12". */
export function usualWords(measure: Measure, usual: number | null | undefined): string {
  if (usual == null) return '';
  return measure === 'shift' ? `before ${signed(usual)}` : `usually ${usually(usual)}`;
}
