import { expect, test } from 'vitest';
import { isOver, usualOfPart } from './usual';

test('the whole of a stretch is itself', () => {
  expect(usualOfPart({ mean: 240, low: 200, high: 280 }, 1)).toEqual({ mean: 240, low: 200, high: 280 });
});

test('a part has its share of the mean and the root of the spread, and never goes below zero', () => {
  const minute = usualOfPart({ mean: 240, low: 200, high: 280 }, 1 / 60);
  expect(minute.mean).toBeCloseTo(4);
  expect(minute.high - minute.mean).toBeCloseTo(40 / Math.sqrt(60));
  expect(usualOfPart({ mean: 1, low: 0, high: 4 }, 1 / 60).low).toBe(0);
});

test('one or two articles are never over the usual, however little that is', () => {
  expect(isOver(2, 0.01)).toBe(false);
  expect(isOver(3, 0.01)).toBe(true);
  expect(isOver(3, 3)).toBe(false);
});
