import { expect, test } from 'vitest';
import { someLine } from '../../../test/someAlerts';
import { fateOf, fates, isFate, kindWords, whyWords } from './fates';

test('a kind of line belongs to one fate at most', () => {
  const kinds = Object.values(fates).flatMap((fate) => [...fate.kinds]);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(fateOf('dropped')).toBe('untold');
  expect(fateOf('digested')).toBe('told');
});

test('every kind has words', () => {
  expect(Object.values(fates).flatMap((fate) => fate.kinds.map((kind) => kindWords(kind)))).not.toContain(
    'pendingEnded',
  );
  expect(isFate('told')).toBe(true);
  expect(isFate('toString')).toBe(false);
});

test('why is said in the singular where it is one', () => {
  expect(whyWords(someLine({ why: 'fires: 1 articles from 11 sources' }))).toBe('fires: 1 article from 11 sources');
  expect(whyWords(someLine({ kind: 'byHand', by: 'Ann', why: 'taken' }))).toBe('Ann: taken');
});
