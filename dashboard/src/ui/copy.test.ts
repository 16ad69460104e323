import { expect, test } from 'vitest';
import { copy } from './copy';

test('a text is copied where the page may, and never in silence where it may not', async () => {
  const copied: string[] = [];
  const clipboard = { writeText: async (text: string) => void copied.push(text) };
  expect(await copy('https://news.example/feeds/abc', { clipboard })).toBe(true);
  expect(copied).toEqual(['https://news.example/feeds/abc']);
  expect(await copy('x', { clipboard: { writeText: () => Promise.reject(new Error('NotAllowedError')) } })).toBe(false);
  // Over plain http there is no clipboard at all.
  expect(await copy('x', {})).toBe(false);
});
