import { expect, test } from 'vitest';
import { someAlert } from '../../../test/someAlerts';
import { filterSearch, passes, readFilter } from './filter';

test('a filter is in the address and comes back from it', () => {
  const filter = readFilter(new URLSearchParams('handling=taken&severity=critical&rule=r1&subject=entity:Q1'));
  expect(readFilter(new URLSearchParams(filterSearch(filter)))).toEqual(filter);
  expect(filterSearch(readFilter(new URLSearchParams('handling=asleep')))).toBe('');
});

test('an alert passes where all parts hold', () => {
  const filter = readFilter(new URLSearchParams('status=firing&severity=warning&subject=entity:Q1'));
  expect(passes(someAlert(), filter)).toBe(true);
  expect(passes(someAlert({ status: 'resolved' }), filter)).toBe(false);
  expect(passes(someAlert({ labels: { severity: 'info' } }), filter)).toBe(false);
});
