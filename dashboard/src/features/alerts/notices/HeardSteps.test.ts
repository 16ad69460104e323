import { expect, test } from 'vitest';
import type { AlertRow } from '../../../api/contract';
import { someAlert } from '../../../test/someAlerts';
import { HeardSteps } from './HeardSteps';

const alert = (id: string, minute: number, step = 1) =>
  someAlert({ id, step, openedAt: `2026-11-27T14:${String(minute).padStart(2, '0')}:00Z` });

/** The newest two of those that fire. */
function listening(first: AlertRow[]) {
  const heard = new HeardSteps((row) => row.step);
  const hear = (all: AlertRow[]) => heard.hear({ alerts: all.slice(0, 2), total: all.length }).map(({ id }) => id);
  expect(hear(first)).toEqual([]);
  return hear;
}

test('each step is heard once', () => {
  const hear = listening([alert('a', 1)]);
  expect(hear([alert('b', 2), alert('a', 1)])).toEqual(['b']);
  expect(hear([alert('b', 2), alert('a', 1, 2)])).toEqual(['a']);
  expect(hear([alert('b', 2), alert('a', 1, 2)])).toEqual([]);
});

test('what falls off the list of the newest and comes back is no news', () => {
  const hear = listening([alert('b', 2), alert('a', 1)]);
  expect(hear([alert('c', 3), alert('b', 2), alert('a', 1)])).toEqual(['c']);
  expect(hear([alert('b', 2), alert('a', 1)])).toEqual([]);
});

test('what fired before listening began is no news when it comes among the newest', () => {
  const hear = listening([alert('c', 3), alert('b', 2), alert('a', 1)]);
  expect(hear([alert('c', 3), alert('a', 1)])).toEqual([]);
  expect(hear([alert('d', 4), alert('a', 1)])).toEqual(['d']);
});
