import { expect, test } from 'vitest';
import { around, bodyDiff, wordDiff } from './versions';

test('a comparison of words holds both texts', () => {
  const [before, after] = ['Work stops after talks end', 'Cranes stop after talks fail'];
  const parts = wordDiff(before, after) ?? [];
  const side = (left: 'added' | 'removed') =>
    parts
      .filter((p) => p.change !== left)
      .map((p) => p.text)
      .join('')
      .replace(/\s+/g, '');
  expect(side('added')).toBe(before.replace(/\s+/g, ''));
  expect(side('removed')).toBe(after.replace(/\s+/g, ''));
});

test('paragraphs that did not change are left out', () => {
  const changes = bodyDiff(
    'One stays.\n\nTwo is old.\n\nThree stays.',
    'One stays.\n\nTwo is new.\n\nThree stays.\n\nFour came.',
  );
  expect(changes).toHaveLength(2);
  expect(changes?.[0]?.some((p) => p.change === 'removed' && p.text.includes('old'))).toBe(true);
  expect(changes?.[1]).toEqual([{ text: 'Four came.', change: 'added' }]);
});

test('long unchanged text is cut to what stands beside the change', () => {
  const long = 'x'.repeat(500);
  expect(around(long, true, false).length).toBeLessThan(100);
  expect(around('short', false, false)).toBe('short');
});
