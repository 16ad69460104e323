import { expect, test } from 'vitest';
import { pastOf } from './lastDays';
import { readReplayPath } from './replayLinks';

const first = Date.parse('2017-05-03T00:00:00Z');
const now = '2026-11-27T14:32:00Z';

test('a log of old news leads to its last days, counted by the time of publication', () => {
  const past = pastOf(first, '2026-07-20T09:30:00Z', now);
  expect(past).toMatchObject({ from: first, to: Date.parse('2026-07-20T09:30:00Z') });
  expect(readReplayPath(past?.link ?? '')?.address.link).toEqual({
    clock: 'event',
    from: '2026-07-13T09:31:00Z',
    to: '2026-07-20T09:31:00Z',
    at: '2026-07-19T09:31:00Z',
    speed: null,
  });
});

test('a log with news of the last seven days has no such way', () => {
  expect(pastOf(first, '2026-11-21T00:00:00Z', now)).toBeNull();
});
