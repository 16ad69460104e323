import { afterEach, expect, test, vi } from 'vitest';
import { ApiError, address, errorWords, get } from './client';

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: string) =>
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status, statusText: 'Oops' })));

const refused = () => get('status').catch((error: unknown) => error);

test('an address leaves out what is not asked for', () => {
  expect(address('articles', { subject: 'entity:Q1', query: '', from: null, to: undefined, limit: 20 })).toBe(
    '/api/v1/articles?subject=entity%3AQ1&limit=20',
  );
});

test('problem details are told in their own words', async () => {
  answer(422, '{"title":"Not a feed","detail":"The page names no feed."}');
  const error = await refused();
  expect(error).toBeInstanceOf(ApiError);
  expect(errorWords(error)).toBe('The page names no feed.');
});

test('what a key may not do is said in both halves', async () => {
  answer(403, '{"title":"This key may not do that","detail":"It may read; this needs admin."}');
  expect(errorWords(await refused())).toBe('This key may not do that. It may read; this needs admin.');
});

test('an answer that is no problem details, and no answer, are said too', async () => {
  answer(502, '<html>');
  expect(errorWords(await refused())).toBe('The server answered 502.');
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  expect(errorWords(await refused())).toBe('The server did not answer.');
});

test('an empty answer is undefined', async () => {
  answer(200, '');
  expect(await get('sample')).toBeUndefined();
});
