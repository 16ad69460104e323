import { expect, test } from 'vitest';
import { behindWords } from './behindWords';

test('search says how far it is behind, and nothing where it is not', () => {
  expect(behindWords({ position: 7, searchPosition: 7 })).toBe('');
  expect(behindWords({ position: 8, searchPosition: 7 })).toContain('1 change of the log behind');
  expect(behindWords({ position: 1_207, searchPosition: 3 })).toContain('1,204 changes of the log behind');
});
