import { expect, test } from 'vitest';
import { someRow, someWindow } from '../../test/some';
import { changedCounts, markOf, nextOrder, nextWhere, nextWindow, readChoice, step, writeChoice } from './boardModel';

test('an address says the whole choice and is read back the same', () => {
  const choice = { order: 'burst', window: '24h', kind: 'person', filter: 'maarten' } as const;
  const address = writeChoice(choice);
  expect(address).toBe('/?order=burst&window=24h&kind=person&filter=maarten');
  expect(readChoice(new URL(address, 'http://x').searchParams)).toEqual(choice);
});

test('unknown words in an address mean the default, and the default has no words', () => {
  const choice = readChoice(new URLSearchParams('order=loud&window=9h&kind=toString'));
  expect(choice).toEqual({ order: 'articles', window: '1h', kind: '', filter: '' });
  expect(writeChoice(choice)).toBe('/');
});

test('windows and orders go round', () => {
  expect(nextWindow('7d')).toBe('15m');
  expect(nextOrder('sentiment')).toBe('articles');
});

test('the mark stands at the step in which the burst began', () => {
  const clock = '2026-11-27T14:32:00Z';
  expect(markOf(someRow('a', { burstSince: '2026-11-27T14:32:00Z' }), clock)).toBe(11);
  expect(markOf(someRow('a', { burstSince: '2026-11-27T14:02:00Z' }), clock)).toBe(5);
  expect(markOf(someRow('a', { burstSince: '2026-11-27T12:00:00Z' }), clock)).toBeNull();
  expect(markOf(someRow('a'), clock)).toBeNull();
});

test('a count is washed where it changed, and nowhere where more than twelve did', () => {
  const row = (subject: string, articles: number) => someRow(subject, { window: someWindow({ articles }) });
  expect(
    changedCounts(
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
      [row('a', 1), row('b', 3), row('new', 9)],
    ),
  ).toEqual(new Set(['b']));
  const many = Array.from({ length: 13 }, (_, i) => row(`s${i}`, 2));
  expect(changedCounts(new Map(many.map((r) => [r.subject, 1])), many).size).toBe(0);
});

test('moving holds at the ends and begins at the first or last row', () => {
  const order = ['a', 'b', 'c'];
  expect(step(order, null, 1)).toBe('a');
  expect(step(order, null, -1)).toBe('c');
  expect(step(order, 'c', 1)).toBe('c');
  expect(step(order, 'b', -1)).toBe('a');
});

test('the next burst is looked for around the end', () => {
  const order = ['a', 'b', 'c'];
  expect(nextWhere(order, 'b', (s) => s !== 'c')).toBe('a');
  expect(nextWhere(order, null, (s) => s === 'a')).toBe('a');
  expect(nextWhere(order, 'a', () => false)).toBeNull();
});
