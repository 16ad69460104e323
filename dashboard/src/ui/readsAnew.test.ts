import { expect, test } from 'vitest';
import { readsAnew } from './readsAnew';

const empty = { items: [], next: null };
const list = { data: empty, isSuccess: true, isFetching: true, isFetchedAfterMount: false };

test('an empty list from before the screen opened says nothing while it is read again', () => {
  expect(readsAnew(list)).toBe(true);
});

test('what is read since the screen opened is told, and so is what has rows or is not read again', () => {
  expect(readsAnew({ ...list, isFetchedAfterMount: true })).toBe(false);
  expect(readsAnew({ ...list, isFetching: false })).toBe(false);
  expect(readsAnew({ ...list, data: { ...empty, items: [1] } })).toBe(false);
  expect(readsAnew({ ...list, data: undefined, isSuccess: false })).toBe(false);
});
