import { expect, test } from 'vitest';
import { someStatus } from '../test/some';
import type { ConnectionState } from './Connection';
import { freshness, isOldArrival } from './freshness';

const open: ConnectionState = { phase: 'open', pushes: 9, lastPush: 0, clock: '2026-11-27T14:32:07Z' };
const said = (silentSeconds: number, change = {}, state = open, newest: string | null = null) => {
  const { kind, strong, words } = freshness(state, someStatus(change), silentSeconds * 1000, newest);
  return [kind, `${strong} ${words}`.trim()];
};

test('live says the age of the newest article and how many feeds are well', () => {
  expect(said(0)).toEqual(['live', 'Live. Newest article 4 s ago. 38 of 41 feeds well']);
});

test('quiet says how unusual the silence is', () => {
  expect(said(0, { newestArrival: '2026-11-27T14:26:00Z' })).toEqual([
    'quiet',
    'Live. Newest article 6 min 7 s ago, usually under 1 min',
  ]);
});

test('the newest article of the log is the newest, whatever file was imported last', () => {
  const imported = { newestArrival: '2019-08-08T00:00:00Z', usualGapSeconds: null };
  expect(said(0, imported, open, '2026-11-20T14:32:00Z')[1]).toMatch(/^Live\. Newest article 7 d ago/);
  expect(isOldArrival(someStatus(imported))).toBe(true);
  expect(isOldArrival(someStatus())).toBe(false);
});

test('behind says the lag in time and in articles', () => {
  expect(said(0, { lagSeconds: 40, position: 1305, followed: 101 })).toEqual([
    'behind',
    'Live, 40 s behind. 1,204 articles still to be counted',
  ]);
});

test('three silent seconds are said, sixty make the screen untrue', () => {
  expect(said(2.9)[0]).toBe('live');
  expect(said(3)[0]).toBe('reconnecting');
  expect(said(12)[1]).toMatch(/^Reconnecting\. Shown: \d\d:\d\d:07, 12 s ago$/);
  expect(said(59.9)[0]).toBe('reconnecting');
  expect(said(60)[0]).toBe('stale');
  expect(said(240)[1]).toMatch(/^Not up to date\. Shown: \d\d:\d\d:07, 4 min ago$/);
});

test('until something came a page is connecting, and says so when a try was refused', () => {
  const never: ConnectionState = { phase: 'connecting', pushes: 0, lastPush: 0, clock: null };
  expect(said(12, {}, never)).toEqual(['starting', 'Connecting']);
  expect(said(12, {}, { ...never, phase: 'closed' })).toEqual(['reconnecting', 'Connecting. No answer yet']);
  expect(said(90, {}, never)).toEqual(['stale', 'Not connected. No answer for 1 min 30 s']);
});

test('an empty store has no sources yet', () => {
  expect(said(0, { articles: 0, position: 0, feeds: { all: 0, well: 0 } })).toEqual(['empty', 'No sources yet']);
});
