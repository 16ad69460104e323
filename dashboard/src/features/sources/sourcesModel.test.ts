import { expect, test } from 'vitest';
import { someSource } from '../../test/some';
import { healthWords, lede, missingHours, parted, summary } from './sourcesModel';

const failing = someSource('ledger', {
  health: 'failing',
  words: 'Failing since 11:20. Server answers 503. Next try 14:35.',
  hours: [...Array.from({ length: 21 }, () => 2), 0, 0, 0],
});
const late = someSource('ostra', { health: 'late', words: 'Late. Articles reach us 40 min after publication.' });
const small = someSource('small', { articles: 3 });
const large = someSource('large', { articles: 300 });

test('those that need a look come first, the worst at the top, the others by articles', () => {
  const paused = someSource('paused', { health: 'paused', paused: true });
  const { look, well, other } = parted([small, paused, late, large, failing]);
  expect(look).toEqual([failing, late]);
  expect(well).toEqual([large, small]);
  expect(other).toEqual([paused]);
});

test('the summary counts by health', () => {
  expect(summary([small, late, large, failing])).toBe('4 sources: 2 well, 1 late, 1 failing');
  expect(summary([])).toBe('0 sources');
});

test('the usual of all is said only where that of each is known', () => {
  expect(lede([small, large])).toBe(
    '303 articles in the last 24 hours, usually 48. Half of the sources usually bring an article within 1 min of its publication.',
  );
  expect(lede([someSource('new', { usual: null, delaySeconds: null, articles: 1 })])).toBe(
    '1 article in the last 24 hours.',
  );
});

test('health is its first sentence and the rest', () => {
  expect(healthWords(failing)).toEqual({ first: 'Failing since 11:20', rest: 'Server answers 503. Next try 14:35.' });
  expect(healthWords(small)).toEqual({ first: 'Well', rest: '' });
});

test('hours are missing at the end of a failing source, never of a late one', () => {
  expect(missingHours(failing)).toBe(3);
  expect(missingHours(late)).toBe(0);
  expect(missingHours(small)).toBe(0);
});
