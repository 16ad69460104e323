import { expect, test } from 'vitest';
import type { AlertRow } from '../../../api/contract';
import { someAlert } from '../../../test/someAlerts';
import { AlertNews } from './AlertNews';

const state = (...alerts: AlertRow[]) => ({ alerts, total: alerts.length });
const alert = someAlert();

test('an alert is called new when it fires and when it comes back with a further step, not as it grows in the list', () => {
  const news = new AlertNews();
  expect(news.next(state())).toEqual([]);
  expect(news.next(state(alert))).toEqual([alert]);
  expect(news.next(state({ ...alert, step: 2 }))).toEqual([]);
  expect(news.next(state())).toEqual([]);
  expect(news.next(state({ ...alert, step: 2 }))).toEqual([]);
  expect(news.next(state())).toEqual([]);
  expect(news.next(state({ ...alert, step: 3 }))).toHaveLength(1);
});

test('what somebody is on already is not called new', () => {
  const news = new AlertNews();
  news.next(state());
  expect(news.next(state({ ...alert, handling: 'taken' }))).toEqual([]);
});
