import { expect, test } from 'vitest';
import { fromField, presetName, presetRange, toField } from './ranges';

const now = new Date(2026, 10, 27, 14, 32, 7).getTime();
const at = (...[month, d, h, m]: [number, number, number, number]) => new Date(2026, month, d, h, m).getTime();

test('yesterday is the viewer’s whole day before this one, the others end at this minute', () => {
  expect(presetRange('yesterday', now, null)).toEqual({ from: at(10, 26, 0, 0), to: at(10, 27, 0, 0) });
  expect(presetRange('day', now, null)).toEqual({ from: at(10, 26, 14, 32), to: at(10, 27, 14, 32) });
  expect(presetRange('week', now, null)).toEqual({ from: at(10, 20, 14, 32), to: at(10, 27, 14, 32) });
});

test('of a log that ended long ago the last days are its own', () => {
  const log = { from: at(5, 3, 0, 0), to: at(8, 1, 0, 0) };
  expect(presetRange('week', now, log)).toEqual({ from: at(7, 25, 0, 0), to: at(8, 1, 0, 0) });
  expect(presetRange('yesterday', now, log)).toBeNull();
  expect([presetName('week', now, log), presetName('week', now, null)]).toEqual([
    'The log’s last 7 days',
    'The last 7 days',
  ]);
});

test('the whole log begins at its first minute and ends now at the latest', () => {
  const log = { from: at(5, 3, 4, 5) + 7_000, to: at(10, 28, 0, 0) };
  expect(presetRange('all', now, log)).toEqual({ from: at(5, 3, 4, 5), to: at(10, 27, 14, 32) });
  expect(presetRange('all', now, null)).toBeNull();
});

test('a field gives back the minute that it was given', () => {
  expect(toField(at(10, 24, 6, 41))).toBe('2026-11-24T06:41');
  expect(fromField('2026-11-24T06:41')).toBe(at(10, 24, 6, 41));
  expect(fromField('')).toBeNull();
  expect(fromField('never')).toBeNull();
});
