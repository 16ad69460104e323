import { expect, test } from 'vitest';
import { somePicture, someWindow } from '../../test/some';
import { compare } from './thenAndNow';

const hour = (change: Parameters<typeof someWindow>[0]) =>
  somePicture('entity:x', { windows: { '1h': someWindow(change) } });

const all = ({ counts, madeOf }: ReturnType<typeof compare>) => [...counts, ...madeOf];
const row = (compared: ReturnType<typeof compare>, what: string) => all(compared).find((r) => r.what === what);

test('counts tell by how much they changed, and the chosen window weighs', () => {
  const rows = compare(hour({ articles: 34 }), hour({ articles: 12 }), '1h');
  expect(row(rows, 'Articles, 1 h')).toEqual({
    what: 'Articles, 1 h',
    before: '34',
    now: '12',
    change: '−22',
    heavy: true,
  });
  expect(row(compare(hour({ articles: 2 }), hour({ articles: 9 }), '1h'), 'Articles, 1 h')?.change).toBe('+7');
});

test('what did not change is said to be the same', () => {
  const rows = compare(hour({}), hour({}), '1h');
  expect(
    all(rows)
      .filter((r) => r.what !== '× usual, 1 h')
      .every((r) => r.change === 'same'),
  ).toBe(true);
});

test('too few articles have no net, and so no change of it', () => {
  const rows = compare(hour({ articles: 4, net: 1 }), hour({ articles: 40, net: -0.5 }), '1h');
  expect(row(rows, 'Net, 1 h')).toMatchObject({ before: 'too few', now: '−0.50', change: '' });
});

test('what was still being learned is compared with nothing', () => {
  const rows = compare(hour({ usual: null, ratio: null }), hour({ usual: 6 }), '1h');
  expect(row(rows, 'Usual, 1 h')).toMatchObject({ before: 'learning', now: '6', change: '' });
});
