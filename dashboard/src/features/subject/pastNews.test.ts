import { expect, test } from 'vitest';
import { somePicture, someWindow } from '../../test/some';
import { readReplayPath } from '../../ui/replayLinks';
import { articlesLink, isPast, lastNewsLink } from './pastNews';

const empty = someWindow({ articles: 0, originals: 0 });
const total = { ...somePicture('entity:Q1').total, articles: 12 };

test('a subject without an article in the last day is of the past, one that never had any is not', () => {
  expect(isPast(somePicture('entity:Q1', { windows: { '24h': empty }, total }))).toBe(true);
  expect(isPast(somePicture('entity:Q1', { windows: { '24h': empty }, total: { ...total, articles: 0 } }))).toBe(false);
  expect(isPast(somePicture('entity:Q1', { windows: { '24h': someWindow({ articles: 1 }) }, total }))).toBe(false);
});

test('its articles are found by its id or its source, those of a stored query by no other', () => {
  expect(articlesLink(somePicture('entity:Q1'))).toBe('/search?q=entity%3AQ1');
  expect(articlesLink(somePicture('source:bbc', { kind: 'source', name: 'BBC' }))).toBe('/search?source=BBC');
  expect(articlesLink(somePicture('custom:truce', { kind: 'custom' }))).toBeNull();
});

test('its last news are replayed at its newest article', () => {
  const link = lastNewsLink(somePicture('entity:Q1', { clock: '2026-11-27T14:32:00Z' }), '2026-07-20T09:30:00Z', '24h');
  expect(readReplayPath(link)?.address.link).toMatchObject({
    clock: 'event',
    from: '2026-07-19T09:31:00Z',
    at: '2026-07-20T09:31:00Z',
    to: '2026-07-20T10:31:00Z',
  });
  expect(link).toMatch(/\/subjects\/entity:Q1\?window=24h$/);
});
