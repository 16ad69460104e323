import { expect, test } from 'vitest';
import { somePoint } from '../../test/some';
import { barWords, cutOf, volumeColumns, volumeShape } from './volume';

const day = 86_400_000;
const start = Date.parse('2026-11-24T00:00:00Z');

test('bars are as short as two hundred of them allow', () => {
  const barsOf = (length: number) => volumeShape(start, start + length).barMinutes;
  expect(barsOf(60 * 60_000)).toBe(1);
  expect(barsOf(day)).toBe(10);
  expect(barsOf(7 * day)).toBe(60);
  expect(barsOf(30 * day)).toBe(360);
  expect(barsOf(510 * day)).toBe(10_080);
  expect(barsOf(40 * 365 * day)).toBe(43_200);
});

test('no range asks the server for more than a week of minutes', () => {
  for (const days of [0.01, 1, 3, 7, 30, 365, 3650, 9000]) {
    const { step, from, to } = volumeShape(start, start + days * day);
    const unit = { '1m': 60_000, '1h': 3_600_000, '1d': day }[step];
    expect((to - from) / unit).toBeLessThanOrEqual(10_080);
    expect(from % unit).toBe(0);
  }
});

test('steps are gathered into bars, and what is usual is shared out among them', () => {
  const shape = volumeShape(start, start + day);
  const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
  const points = Array.from({ length: 20 }, (_, i) => somePoint(at(i), { articles: 1 }));
  const series = { subject: 'all', step: '1m', from: at(0), to: at(20), points, usual: null };
  const usual = { mean: [60], low: [40], high: [80] };
  const columns = volumeColumns(shape, series, { ...series, step: '1h', points: [], usual });
  expect(columns.articles).toEqual([10, 10]);
  expect(columns.usual?.mean).toEqual([10, 10]);
});

test('a bar that would flatten all others is cut, and ordinary days are not', () => {
  const days = Array.from({ length: 100 }, (_, i) => 40 + (i % 20));
  expect(cutOf(days)).toBeNull();
  expect(cutOf([...days, 170])).toBeNull();
  expect(cutOf([...days, 900, 1200])).toBe(116);
  expect(cutOf([0, 1, 1, 2, 9])).toBeNull();
  expect(cutOf([])).toBeNull();
});

test('a bar is told by its time, its articles, then what is usual', () => {
  const at = new Date(2026, 10, 24, 6, 0).getTime() / 1000;
  const columns = {
    at: [at, at + 600],
    articles: [34, 1],
    step: 600,
    usual: { mean: [12, 12], low: [5, 5], high: [20, 20] },
  };
  expect(barWords(columns, (at + 700) * 1000)).toMatch(/^Tue 24 Nov, 06:10 to 06:20: 1 article, usually 12$|^06:10 to/);
  expect(barWords(null, at * 1000)).toMatch(/06:00$/);
});
