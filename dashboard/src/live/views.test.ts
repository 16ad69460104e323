import { expect, test } from 'vitest';
import { someAlert } from '../test/someAlerts';
import { alertsView } from './views';

const at = { clock: '2026-11-27T14:32:07Z', position: 1 };

test('alerts that fire are told as changes: new and changed rows, and the order', () => {
  const { fold } = alertsView(() => false);
  const [a, b, c] = ['a', 'b', 'c'].map((id) => someAlert({ id }));
  if (!a || !b || !c) throw new Error('Three alerts were made');
  const first = fold(null, { total: 2, unseen: 2, alerts: [b, a], order: ['b', 'a'] }, at);
  const taken = { ...a, handling: 'taken' as const };
  const next = fold(first, { total: 2, unseen: 1, alerts: [c, taken], order: ['c', 'a'] }, at);
  expect(next).toEqual({ total: 2, unseen: 1, alerts: [c, taken] });
});
