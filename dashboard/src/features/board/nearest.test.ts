import { expect, test } from 'vitest';
import { nearest } from './nearest';

test('a misspelt name finds the one that was meant', () => {
  expect(nearest('skarhom', ['Skarholm Port Authority', 'Skagen'])).toBe('Skarholm Port Authority');
});

test('nothing near is nothing meant', () => {
  expect(nearest('xyzzy', ['Skarholm'])).toBeNull();
});
