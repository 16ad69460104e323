import { expect, test } from 'vitest';
import type { SeriesDto, SeriesPointDto } from '../../../api/contract';
import { someAlert } from '../../../test/someAlerts';
import { firingColumns, firingShape } from './firingChart';

const row = someAlert({ openedAt: '2026-11-27T14:09:12Z' });
const now = Date.parse('2026-11-27T14:32:07Z');

test('the chart shows how the window filled, up to now at most', () => {
  const shape = firingShape(row, now);
  expect(shape?.since).toBe(Date.parse('2026-11-27T11:29:00Z'));
  expect(shape?.from).toBe(Date.parse('2026-11-27T12:29:00Z'));
  expect(shape?.to).toBe(Date.parse('2026-11-27T14:33:00Z'));
  expect(firingShape(someAlert({ labels: { kind: 'article' } }), now)).toBeNull();
});

test('each bar is the number of originals in the window that ends with it', () => {
  const shape = firingShape(row, now);
  if (shape === null) throw new Error('A burst has a chart');
  const points = Array.from({ length: 184 }, (_, i) => ({
    at: new Date(shape.since + i * 60_000).toISOString(),
    articles: 2,
    originals: i % 3 === 0 ? 1 : 0,
  }));
  const series = { points: points as SeriesPointDto[] } as SeriesDto;
  const columns = firingColumns(row, shape, series);
  expect(columns?.at[0]).toBe(shape.from / 1000);
  expect(columns?.articles.length).toBe(124);
  const naive = points.map((_, i) => points.slice(Math.max(0, i - 59), i + 1).reduce((sum, p) => sum + p.originals, 0));
  expect(columns?.articles).toEqual(naive.slice(60));
  expect(columns?.usual?.high[0]).toBe(10);
});
