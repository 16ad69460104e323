import { expect, test } from 'vitest';
import type { AlertRow } from '../../../api/contract';
import { someAlert } from '../../../test/someAlerts';
import { AlertNotices } from './AlertNotices';

const alert = someAlert();
const state = (...alerts: AlertRow[]) => ({ alerts, total: alerts.length });
const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

test('what fired before the page was opened is no news', () => {
  expect(new AlertNotices().next(state(alert), false)).toEqual({ show: [], close: [] });
});

test('each told step of an alert is shown once', () => {
  const notices = new AlertNotices();
  notices.next(state(), false);
  expect(ids(notices.next(state(alert), false).show)).toEqual(['a1']);
  expect(notices.next(state({ ...alert, sources: 9 }), false).show).toEqual([]);
  expect(ids(notices.next(state({ ...alert, step: 2, toldStep: 2 }), false).show)).toEqual(['a1']);
});

test('what waits, is silenced or goes to a digest is not shown', () => {
  const notices = new AlertNotices();
  notices.next(state(), false);
  expect(notices.next(state({ ...alert, toldStep: 0 }), false).show).toEqual([]);
});

test('nothing is shown while somebody looks, nor afterwards of what came then', () => {
  const notices = new AlertNotices();
  notices.next(state(), true);
  expect(notices.next(state(alert), true).show).toEqual([]);
  expect(notices.next(state(alert), false).show).toEqual([]);
});

test('a notice goes when somebody is on the alert, when it is over, and when the page is looked at', () => {
  for (const after of [
    { alerts: [{ ...alert, handling: 'taken' as const }], looking: false },
    { alerts: [], looking: false },
    { alerts: [alert], looking: true },
  ]) {
    const notices = new AlertNotices();
    notices.next(state(), false);
    notices.next(state(alert), false);
    expect(notices.next(state(...after.alerts), after.looking).close).toEqual(['a1']);
  }
});

test('what was handled elsewhere is not shown', () => {
  const notices = new AlertNotices();
  notices.next(state(), false);
  expect(notices.next(state({ ...alert, handling: 'taken' }), false).show).toEqual([]);
});

test('what falls off the list and comes back is not shown again', () => {
  const notices = new AlertNotices();
  notices.next(state(), false);
  notices.next(state(alert), false);
  notices.next({ alerts: [{ ...alert, id: 'a2' }], total: 2 }, false);
  expect(notices.next(state(alert), false).show).toEqual([]);
});
