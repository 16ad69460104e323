import { expect, test } from 'vitest';
import { somePoint } from '../../test/some';
import { gathered, usualColumns } from './columns';

const minute = (i: number) => new Date(Date.UTC(2026, 10, 27, 14, i)).toISOString();

test('gathering keeps every article: the sum of the bars is the sum of the points', () => {
  const points = Array.from({ length: 37 }, (_, i) => somePoint(minute(i), { articles: i, negative: i % 3 }));
  const bars = gathered(points, 15);
  const sum = (list: typeof points) => list.reduce((total, p) => total + p.articles, 0);
  expect(bars.map((b) => b.at)).toEqual([minute(0), minute(15), minute(30)]);
  expect(sum(bars)).toBe(sum(points));
});

test('what is usual in a quarter is a quarter of its hour, in six hours the sum of the six', () => {
  const usual = { mean: [8, 4, 4, 4, 4, 4], low: [4, 2, 2, 2, 2, 2], high: [12, 6, 6, 6, 6, 6] };
  expect(usualColumns(usual, 0, [0, 900, 3600], 15).mean).toEqual([2, 2, 1]);
  expect(usualColumns(usual, 0, [0], 360).mean).toEqual([28]);
});

test('six quiet hours are one quiet stretch, not six halves of an article', () => {
  const quiet = { mean: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], low: [0, 0, 0, 0, 0, 0], high: [2, 2, 2, 2, 2, 2] };
  expect(usualColumns(quiet, 0, [0], 360).mean).toEqual([0.5]);
  expect(usualColumns({ ...quiet, mean: [0.5, 3, 4, 0.5, 0.5, 0.5] }, 0, [0], 360).mean).toEqual([7.5]);
});
