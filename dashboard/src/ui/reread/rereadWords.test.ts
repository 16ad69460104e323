import { expect, test } from 'vitest';
import { someReread } from '../../test/some';
import { dueOf, endWords, progressOf, progressWords, readByWords, runningOf } from './rereadWords';

const two = [
  { reader: 'standard/1', articles: 820 },
  { reader: 'fast/2', articles: 180 },
];

test('one reader is named, of several the one that read most', () => {
  expect(readByWords(two)).toBe('Read by 2 readers, 82 % by standard/1');
  expect(readByWords([{ reader: 'fast/2', articles: 3 }])).toBe('Read by fast/2');
  expect(readByWords([])).toBe('No article yet');
});

test('nearly all is not said to be all', () => {
  const nearly = [
    { reader: 'standard/1', articles: 9_999 },
    { reader: 'fast/2', articles: 1 },
  ];
  expect(readByWords(nearly)).toBe('Read by 2 readers, 99 % by standard/1');
});

test('what another reader read is due', () => {
  expect(dueOf(two, 'standard/1')).toBe(180);
  expect(dueOf(two, 'standard/2')).toBe(1_000);
  expect(dueOf([], 'standard/1')).toBe(0);
});

test('progress says how many, how fast and how long, as far as it is known', () => {
  expect(progressWords(someReread({ done: 1_204, due: 5_300, perSecond: 34.2, secondsLeft: 120 }))).toBe(
    '1,204 of 5,300 articles read again with standard/1, 34 a second, 2 min left',
  );
  expect(progressWords(someReread({ done: 0, due: 1, perSecond: null, secondsLeft: null }))).toBe(
    '0 of 1 article read again with standard/1',
  );
});

test('articles that were passed over or failed bring a reread to its end too', () => {
  expect(progressOf(someReread({ due: 10, done: 7, passed: 2, failed: 1 }))).toBe(1);
  expect(progressOf(someReread({ due: 0 }))).toBe(1);
});

test('the end of a reread tells what came of every article', () => {
  expect(endWords(someReread({ state: 'done', done: 1, passed: 2, failed: 3 }))).toBe(
    '1 article read again, 2 changed meanwhile and stand as they are, 3 could not be read.',
  );
  expect(endWords(someReread({ state: 'cancelled', done: 12 }))).toBe('Cancelled after 12 articles.');
  expect(endWords(someReread({ state: 'failed', done: 5, reason: 'The disk is full.' }))).toBe(
    'Stopped after 5 articles. The disk is full.',
  );
});

test('a reread whose end is known runs no more, whatever was pushed before', () => {
  const running = someReread({ id: 'a', done: 5 });
  expect(runningOf(running, [])).toBe(running);
  expect(runningOf(running, [someReread({ id: 'a', state: 'done' })])).toBeNull();
  expect(runningOf(null, [running])).toBe(running);
  expect(runningOf(null, [])).toBeNull();
});
