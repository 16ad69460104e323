import { expect, test } from 'vitest';
import { someAlert, someLine } from '../../../test/someAlerts';
import { courseWords } from './courseWords';

const row = someAlert();

test('each line says in words what happened and why', () => {
  expect(courseWords(someLine(), row)).toBe('Fired: 21 articles in an hour, usually 6');
  expect(courseWords(someLine({ kind: 'spread', numbers: { sources: 10 } }), row)).toBe(
    'Reached 10 independent sources',
  );
  expect(courseWords(someLine({ kind: 'held', cause: 'silence', why: 'silenced: count comes in' }), row)).toBe(
    'Held back: silenced: count comes in',
  );
  expect(
    courseWords(someLine({ kind: 'dropped', cause: 'overBefore', why: 'over before its message was due' }), row),
  ).toBe('Not told: over before its message was due');
  expect(courseWords(someLine({ kind: 'told', why: 'told after 9m21s, with 1 other' }), row)).toBe(
    'Told after 9m21s, with 1 other',
  );
  expect(courseWords(someLine({ kind: 'byHand', by: 'Ann', why: 'taken' }), row)).toBe('Ann: taken');
  expect(courseWords(someLine({ kind: 'joined', why: '“Pier 4” joins an alert that fires already' }), row)).toBe(
    '“Pier 4” joins an alert that fires already',
  );
});
