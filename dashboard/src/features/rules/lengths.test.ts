import { expect, test } from 'vitest';
import { lengthOf, lengthOfMinutes, lengthWords, secondsOf } from './lengths';

test('a length of time is taken as people write it', () => {
  expect(['30 min', '1h 30m', '0', '7D', '90s'].map(lengthOf)).toEqual(['30m', '1h30m', '0s', '7d', '90s']);
  expect(['', 'soon', '5', '5m1h', '-5m', '1.5h'].map(lengthOf)).toEqual([null, null, null, null, null, null]);
});

test('minutes become a length and are read back', () => {
  for (const minutes of [0, 1, 59, 60, 90, 1440, 10_081])
    expect(secondsOf(lengthOfMinutes(minutes))).toBe(minutes * 60);
  expect(lengthOfMinutes(1530)).toBe('1d1h30m');
});

test('a length is said with its units apart', () => {
  expect(lengthWords('1d12h')).toBe('1 d 12 h');
  expect(lengthWords('1h30m')).toBe('1 h 30 min');
  expect(lengthWords('30s')).toBe('30 s');
});
