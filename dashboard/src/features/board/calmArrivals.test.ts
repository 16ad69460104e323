import { expect, test } from 'vitest';
import { someArticle } from '../../test/some';
import { calmArrivals } from './calmArrivals';

const arrivals = (n: number, apart: number) =>
  Array.from({ length: n }, (_, i) =>
    someArticle({
      article: `a${i}`,
      source: `s${i % 3}`,
      arrival: new Date(Date.UTC(2026, 10, 27, 14, 0) - i * apart).toISOString(),
    }),
  );

test('arrivals at a pace that can be read are shown as they are', () => {
  expect(calmArrivals(arrivals(40, 4_000), 'arrival', 12)).toMatchObject({ articles: { length: 12 }, gathered: null });
});

test('a rush is gathered: shown and gathered together are all of it', () => {
  const { articles, gathered } = calmArrivals(arrivals(40, 100), 'arrival', 12);
  expect(articles.length + (gathered?.articles ?? 0)).toBe(40);
  expect(gathered?.sources).toBe(3);
});
