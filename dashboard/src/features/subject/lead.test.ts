import { expect, test } from 'vitest';
import type { Picture } from '../../api/contract';
import { someWindow } from '../../test/some';
import { leadOf } from './lead';

const picture = (change: Parameters<typeof someWindow>[0] = {}): Picture => ({
  subject: 'entity:x',
  name: 'Skarholm Port Authority',
  kind: 'organisation',
  names: [],
  links: { wikidata: null },
  windows: { '1h': someWindow(change) },
  total: {
    articles: 1,
    originals: 1,
    mentions: 1,
    sources: 1,
    negative: 0,
    neutral: 1,
    positive: 0,
    score: null,
    net: null,
  },
  number: 1,
  position: 1,
  clock: '2026-11-27T14:32:00Z',
  burstSince: null,
  readers: [],
});

test('the number, then the usual, then how rare, then of what it is made', () => {
  expect(leadOf(picture(), '1h', 'in the last hour', null)).toEqual({
    counts: '34 articles in the last hour, usually 6.',
    against: 'An hour like this comes',
    rarity: 'about once in 6 weeks',
    burst: true,
    rest: '21 are originals, 13 are copies. 11 sources, named 60 times.',
  });
});

test('what is usual is said to be usual, and is not marked', () => {
  const lead = leadOf(picture({ articles: 6, originals: 6, burst: 0.2, rarity: 1.6 }), '1h', 'in the last hour', null);
  expect(lead).toMatchObject({ against: 'That is usual.', rarity: null, burst: false });
});

test('while learning nothing is compared, and a log of old news does not promise to learn', () => {
  const unknown = picture({ usual: null, usualLow: null, usualHigh: null, ratio: null, burst: null, rarity: null });
  const lead = (began: string | null) =>
    leadOf(unknown, '1h', 'in the last hour', began === null ? null : Date.parse(began));
  expect(lead(null)?.counts).toBe('34 articles in the last hour.');
  for (const began of [null, '2026-11-20T00:00:00Z']) {
    expect(lead(began)?.against).toBe('What is usual is not known yet: that takes two weeks of news.');
  }
  expect(lead('2019-01-01T00:00:00Z')?.against).toMatch(/^What is usual is not known: in the weeks before/);
});
