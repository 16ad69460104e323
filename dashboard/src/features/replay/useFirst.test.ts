import { afterEach, expect, test, vi } from 'vitest';
import { readFirst } from './useFirst';

afterEach(() => vi.unstubAllGlobals());

const at = (text: string) => Date.parse(`${text}Z`);
const range = { from: at('2026-11-20T00:00:20'), to: at('2026-11-27T00:00:00') };

function answer(first: string | null) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string | URL) => {
    asked.push(String(url));
    return Promise.resolve(new Response(JSON.stringify({ at: first })));
  });
  return asked;
}

test('the log is asked once, by the clock of the replay, for the minute in which its first article enters', async () => {
  const asked = answer('2026-11-24T06:12:40.5Z');
  expect(await readFirst(range, 'arrival')).toBe(at('2026-11-24T06:12:00'));
  expect(asked).toEqual([
    '/api/v1/replays/first?from=2026-11-20T00%3A00%3A20.000Z&to=2026-11-27T00%3A00%3A00.000Z&clock=arrival',
  ]);
});

test('a replay does not begin before its range', async () => {
  answer('2026-11-20T00:00:50Z');
  expect(await readFirst(range, 'event')).toBe(range.from);
});

test('an empty range has no first', async () => {
  answer(null);
  expect(await readFirst(range, 'arrival')).toBeNull();
});
