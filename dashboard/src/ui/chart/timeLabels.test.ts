import { expect, test } from 'vitest';
import { timeLabels } from './timeLabels';

const s = (...at: [number, number, number?, number?]) => new Date(...(at as [number, number])).getTime() / 1000;
const day = 86_400;

test('an axis of days tells weekdays and hours, one of weeks the dates', () => {
  expect(timeLabels([s(2026, 10, 26, 18), s(2026, 10, 27), s(2026, 10, 27, 6)], 2 * day)).toEqual([
    '18:00',
    'Fri 27',
    '06:00',
  ]);
  expect(timeLabels([s(2026, 9, 26), s(2026, 10, 2)], 60 * day)).toEqual(['26 Oct', '2 Nov']);
});

test('an axis of months has the year too, one of years the years alone', () => {
  expect(timeLabels([s(2025, 11, 1), s(2026, 0, 1), s(2026, 1, 1)], 300 * day)).toEqual([
    'Dec 2025',
    'Jan 2026',
    'Feb 2026',
  ]);
  expect(timeLabels([s(2018, 0, 1), s(2019, 0, 1)], 3000 * day)).toEqual(['2018', '2019']);
});
