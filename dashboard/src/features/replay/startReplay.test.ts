import { afterEach, expect, test, vi } from 'vitest';
import { openLink } from './startReplay';

afterEach(() => vi.unstubAllGlobals());

test('a link whose time is refused leaves no replay open, and says why', async () => {
  const calls: string[] = [];
  vi.stubGlobal('fetch', (url: string | URL, { method }: RequestInit) => {
    calls.push(`${method} ${url}`);
    return Promise.resolve(
      method === 'POST'
        ? new Response('{"id":"r1"}', { status: 201 })
        : new Response(method === 'PATCH' ? '{"title":"Not then"}' : '', { status: method === 'PATCH' ? 400 : 200 }),
    );
  });
  const link = {
    clock: 'arrival' as const,
    from: '2026-01-01T00:00:00Z',
    to: '2026-01-02T00:00:00Z',
    at: '2026-01-03T00:00:00Z',
    speed: null,
  };
  await expect(openLink(link)).rejects.toThrow('Not then');
  expect(calls).toEqual(['POST /api/v1/replays', 'PATCH /api/v1/replays/r1', 'DELETE /api/v1/replays/r1']);
});
