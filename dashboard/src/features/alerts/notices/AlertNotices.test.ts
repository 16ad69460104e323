import { expect, test } from 'vitest';
import { someAlert } from '../../../test/someAlerts';
import { AlertNotices } from './AlertNotices';

const alert = someAlert();
const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

test('what fired before the page was opened is no news', () => {
  expect(new AlertNotices().next([alert], false)).toEqual({ show: [], close: [] });
});

test('each told step of an alert is shown once', () => {
  const notices = new AlertNotices();
  notices.next([], false);
  expect(ids(notices.next([alert], false).show)).toEqual(['a1']);
  expect(notices.next([{ ...alert, sources: 9 }], false).show).toEqual([]);
  expect(ids(notices.next([{ ...alert, step: 2, toldStep: 2 }], false).show)).toEqual(['a1']);
});

test('what waits, is silenced or goes to a digest is not shown', () => {
  const notices = new AlertNotices();
  notices.next([], false);
  expect(notices.next([{ ...alert, toldStep: 0 }], false).show).toEqual([]);
});

test('nothing is shown while somebody looks, nor afterwards of what came then', () => {
  const notices = new AlertNotices();
  notices.next([], true);
  expect(notices.next([alert], true).show).toEqual([]);
  expect(notices.next([alert], false).show).toEqual([]);
});

test('a notice goes when somebody is on the alert, when it is over, and when the page is looked at', () => {
  for (const after of [
    { alerts: [{ ...alert, handling: 'taken' as const }], looking: false },
    { alerts: [], looking: false },
    { alerts: [alert], looking: true },
  ]) {
    const notices = new AlertNotices();
    notices.next([], false);
    notices.next([alert], false);
    expect(notices.next(after.alerts, after.looking).close).toEqual(['a1']);
  }
});

test('what was handled elsewhere is not shown', () => {
  const notices = new AlertNotices();
  notices.next([], false);
  expect(notices.next([{ ...alert, handling: 'taken' }], false).show).toEqual([]);
});
