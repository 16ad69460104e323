import { expect, test } from 'vitest';
import type { Step } from '../../api/queries';
import type { Range } from './ranges';
import { enters, findFirst } from './useFirst';

const units: Record<Step, number> = { '1m': 60_000, '1h': 3_600_000, '1d': 86_400_000 };
const at = (text: string) => Date.parse(`${text}Z`);

/** A log of articles at these times, counted as the server does: whole steps from the one that holds the begin. */
function log(...articles: number[]) {
  const asked: Step[] = [];
  const read = async (step: Step, { from, to }: Range) => {
    asked.push(step);
    const unit = units[step];
    const points: { at: string; articles: number }[] = [];
    for (let t = Math.floor(from / unit) * unit; t < to; t += unit) {
      points.push({
        at: new Date(t).toISOString(),
        articles: articles.filter((a) => a >= t && a < Math.min(to, t + unit)).length,
      });
    }
    return points;
  };
  return { asked, read };
}

test('the first article of a range is found to the minute in two questions', async () => {
  const { asked, read } = log(at('2026-11-19T09:00:00'), at('2026-11-24T06:12:40'), at('2026-11-24T06:50:00'));
  expect(await findFirst({ from: at('2026-11-20T00:00:00'), to: at('2026-11-27T00:00:00') }, read)).toBe(
    at('2026-11-24T06:12:00'),
  );
  expect(asked).toEqual(['1h', '1m']);
});

test('years are looked at by days, and an empty range has no first', async () => {
  const { asked, read } = log(at('2026-11-24T06:12:40'));
  expect(await findFirst({ from: at('2020-01-01T00:00:00'), to: at('2026-11-27T00:00:00') }, read)).toBe(
    at('2026-11-24T06:12:00'),
  );
  expect(asked).toEqual(['1d', '1m']);
  expect(await findFirst({ from: at('2026-11-25T00:00:00'), to: at('2026-11-26T00:00:00') }, read)).toBeNull();
});

test('by arrival it enters when the first of its minute reached us, unless that is after the range', () => {
  const first = at('2026-11-24T06:12:00');
  const range = { from: first - 60_000, to: at('2026-11-25T00:00:00') };
  const came = (...times: string[]) => times.map((arrival) => ({ arrival: `${arrival}Z` }));
  expect(enters(first, range, came('2026-11-24T09:30:20', '2026-11-24T07:00:59'))).toBe(at('2026-11-24T07:00:00'));
  expect(enters(first, range, came('2026-11-26T09:30:20'))).toBe(first);
  expect(enters(first, range, [])).toBe(first);
});
