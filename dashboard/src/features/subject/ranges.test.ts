import { expect, test } from 'vitest';
import { windowList, windowMinutes } from '../../ui/words';
import { hoursAround, type Range, rangeOf, ranges, shapes, stretchOf } from './ranges';

const clock = Date.UTC(2026, 10, 27, 14, 32);

test.each(Object.keys(ranges) as Range[])(
  'the last bar of %s holds the running minute, and the stretch has its length',
  (range) => {
    const { from, to } = stretchOf(range, clock);
    expect(to - from).toBe(shapes[range].length);
    expect(to).toBeGreaterThan(clock);
    expect(to - Math.min(shapes[range].barMinutes, 60) * 60_000).toBeLessThanOrEqual(clock);
  },
);

test('the chart that a page opens with holds the window that it was opened with', () => {
  for (const window of windowList) {
    expect(shapes[rangeOf(window)].length).toBeGreaterThanOrEqual(windowMinutes[window] * 60_000);
  }
});

test('the hours around a stretch hold all of it', () => {
  const stretch = stretchOf('24h', clock);
  const hours = hoursAround(stretch);
  expect(hours.from).toBeLessThanOrEqual(stretch.from);
  expect(hours.to).toBeGreaterThanOrEqual(stretch.to);
  expect((hours.to - hours.from) % 3_600_000).toBe(0);
});
