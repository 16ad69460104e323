import { expect, test } from 'vitest';
import type { FiredDto } from '../../../api/contract';
import {
  choiceFor,
  daysOf,
  elsewhere,
  firedWords,
  firingsAt,
  knownFrom,
  nightWords,
  onGrid,
  staleWords,
  typedOf,
  valueWords,
} from './backtestModel';

const table = [
  { threshold: 8, firings: 0 },
  { threshold: 6, firings: 2 },
  { threshold: 4, firings: 9 },
  { threshold: 2, firings: 30 },
];

test('the firings of a line are those of the next threshold that was counted', () => {
  expect([9, 8, 7, 6, 5, 4, 2, 1].map((line) => firingsAt(table, line))).toEqual([0, 0, 0, 2, 2, 9, 30, 30]);
  expect(firingsAt([], 3)).toBeNull();
});

test('a threshold is found for a number of firings, the highest of those that come equally close', () => {
  expect(choiceFor(table, 10)).toEqual({ threshold: 4, firings: 9 });
  expect(choiceFor(table, 1)).toEqual({ threshold: 8, firings: 0 });
  expect(choiceFor([], 1)).toBeNull();
});

test('lines that never fire are not offered, and each number of firings once, by its rarest line', () => {
  expect(elsewhere(table).map(({ threshold }) => threshold)).toEqual([2, 4, 6]);
  const long = Array.from({ length: 50 }, (_, i) => ({ threshold: 50 - i, firings: Math.floor(i / 2) }));
  expect(elsewhere(long).map(({ firings }) => firings)).toEqual([24, 19, 15, 10, 6, 1]);
  expect(elsewhere(long)[0]?.threshold).toBe(2);
});

test('how often is said as people say it', () => {
  expect([0, 1, 2, 8, 95].map((firings) => firedWords(firings, 30))).toEqual([
    'It would not have fired.',
    'It would have fired once in 30 days.',
    'It would have fired twice in 30 days.',
    'It would have fired 8 times, about 2 a week.',
    'It would have fired 95 times, about 3 a day.',
  ]);
});

test('the line stands on numbers that read well', () => {
  expect(onGrid(4.26, 'ratio')).toBe(4.3);
  expect(onGrid(0.2999999, 'shift')).toBe(0.3);
  expect(onGrid(0, 'ratio')).toBe(1.1);
  expect(onGrid(100, 'score')).toBe(20);
  expect(onGrid(1441, 'minutes')).toBe(1440);
  expect(typedOf('minutes', 1440)).toBe('1d');
  expect(valueWords('minutes', 1500)).toBe('1 d 1 h');
});

test('only the days that the log has are days', () => {
  const day = 86_400_000;
  expect(daysOf(0, 30 * day, null)).toBe(30);
  expect(daysOf(0, 30 * day, 20 * day)).toBe(10);
});

test('time before the log began is no quiet time', () => {
  const day = 86_400_000;
  const to = Date.UTC(2026, 10, 28);
  const from = to - 30 * day;
  const fired = [10, 9, 8].map((before) => ({ at: new Date(to - before * day).toISOString() }) as FiredDto);
  expect(nightWords(fired, knownFrom(from, null), to)).toContain('Longest quiet: 20 days.');
  expect(nightWords(fired, knownFrom(from, to - 22 * day), to)).toContain('Longest quiet: 12 days.');
  expect(nightWords(fired, knownFrom(from, to - 40 * day), to)).toContain('Longest quiet: 20 days.');
});

test('what is no news is told apart from what came', () => {
  expect(staleWords({ articles: 1473, stale: 1473 })).toMatch(/^1,473 articles that matched came from an archive/);
  expect(staleWords({ articles: 12, stale: 3 })).toMatch(/^3 of 12 articles that matched/);
});
