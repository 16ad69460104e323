import { expect, test } from 'vitest';
import { someReplay } from '../../test/some';
import { ago, dayOf, leapFrom, leapsOf, playTime, rangeCounts, speedFor, speedLabel, stateWords } from './words';

const now = new Date(2026, 10, 27, 14, 32);

test('how long ago goes by days of the calendar, then months, then years', () => {
  expect(ago(new Date(2026, 10, 27, 0, 1), now)).toBe('today');
  expect(ago(new Date(2026, 10, 26, 23, 59), now)).toBe('yesterday');
  expect(ago(new Date(2026, 10, 24, 23, 59), now)).toBe('3 days ago');
  expect(ago(new Date(2026, 6, 27), now)).toBe('4 months ago');
  expect(ago(new Date(1987, 2, 27), now)).toBe('40 years ago');
});

test('a day of another year has its year', () => {
  expect(dayOf(new Date(2026, 10, 24), now)).toBe('Tue 24 Nov');
  expect(dayOf(new Date(1987, 1, 26), now)).toBe('Thu 26 Feb 1987');
});

test('a range is played so fast that it is over while somebody still watches', () => {
  const day = 86_400_000;
  expect(speedFor(day / 24)).toBe(10);
  expect(speedFor(day)).toBe(600);
  expect(speedFor(7 * day)).toBe(3600);
  expect(speedFor(30 * day)).toBe(10_000);
  expect(speedFor(510 * day)).toBe('max');
  expect(playTime(7 * day, 3600)).toBe('over in 2 min 48 s');
  expect(playTime(7 * day, 'max')).toBe('as fast as can be counted');
});

test('a replay by arrival says that its curve and bursts are of what is known today', () => {
  expect(rangeCounts('arrival')).toMatch(/as the log knows them today, at the time they were published/);
  expect(rangeCounts('event')).toBeNull();
});

test('a leap fits the range', () => {
  const day = 86_400_000;
  const short = (days: number) => leapsOf(days * day).map((leap) => leap.short);
  expect([1, 31, 92, 510, 3000].map(short)).toEqual([
    ['1 h'],
    ['1 d'],
    ['1 d', '1 month'],
    ['1 w', '1 month'],
    ['1 month', '1 year'],
  ]);
});

test('a leap of a month keeps the day and the time, or takes the last day of a shorter month', () => {
  const [month, year] = leapsOf(3000 * 86_400_000);
  const from = (leap: typeof month | undefined, by: 1 | -1, ...at: [number, number, number, number]) =>
    leap && new Date(leapFrom(new Date(...at).getTime(), leap, by));
  expect(from(month, 1, 2026, 10, 24, 6)).toEqual(new Date(2026, 11, 24, 6));
  expect(from(month, 1, 2026, 0, 31, 6)).toEqual(new Date(2026, 1, 28, 6));
  expect(from(month, -1, 2026, 0, 15, 6)).toEqual(new Date(2025, 11, 15, 6));
  expect(from(year, -1, 2024, 1, 29, 6)).toEqual(new Date(2023, 1, 28, 6));
});

test('a replay says whether it plays, how fast and how long still', () => {
  expect(stateWords(someReplay())).toEqual({ state: 'Paused', rest: '' });
  expect(stateWords(someReplay({ state: 'playing' }))).toEqual({ state: 'Playing at 60×', rest: ', 17 min left' });
  expect(stateWords(someReplay({ state: 'playing', speed: 'max', secondsLeft: null }))).toEqual({
    state: 'Playing at full speed',
    rest: '',
  });
  expect(stateWords(someReplay({ state: 'ended' })).state).toBe('At its end');
  expect(speedLabel(3600)).toBe('3,600×');
});
