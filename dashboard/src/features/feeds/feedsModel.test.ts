import { expect, test } from 'vitest';
import type { FeedAddressDto } from '../../api/contract';
import { addressesOf } from './feedsModel';

const feed = (id: number, rule: string | null, subject: string | null): FeedAddressDto => ({
  id,
  rule,
  subject,
  name: 'Ports',
  madeAt: '2026-01-01T12:00:00Z',
});

test('a rule and the subject of the same id have addresses of their own', () => {
  const all = [feed(1, 'r1', null), feed(2, null, 'r1'), feed(3, 'r2', null), feed(4, 'r1', null)];
  expect(addressesOf(all, { rule: 'r1' }).map(({ id }) => id)).toEqual([1, 4]);
  expect(addressesOf(all, { subject: 'r1' }).map(({ id }) => id)).toEqual([2]);
  expect(addressesOf(all, { subject: 'all' })).toEqual([]);
});
