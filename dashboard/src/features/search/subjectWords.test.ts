import { expect, test } from 'vitest';
import { subjectWords } from './subjectWords';

test('words, phrases and beginnings of words find subjects by their words', () => {
  expect(subjectWords('angela merkel')).toBe('angela merkel');
  expect(subjectWords('"Angela Merkel" budg*')).toBe('Angela Merkel budg');
  expect(subjectWords('“Near East” and or not')).toBe('Near East and or not');
  expect(subjectWords('Oslo: rain')).toBe('Oslo: rain');
  expect(subjectWords('entity:Q567')).toBe('entity:Q567');
  expect(subjectWords('entity:"Angela Merkel"')).toBe('entity: Angela Merkel');
});

test('a query that says more than words is not looked for among the names', () => {
  const more = [
    'a AND b',
    'a OR b',
    'NOT a',
    'a NEAR/5 b',
    'a NEAR b',
    '(a b)',
    'title:budget',
    'x sentiment:<-0.3',
    'entity:Q567 budget',
  ];
  for (const query of more) expect(subjectWords(query), query).toBeNull();
  expect(subjectWords('"*"')).toBeNull();
});
