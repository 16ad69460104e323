import { expect, test } from 'vitest';
import { someRule } from '../../test/some';
import { newDraft } from './draft';
import { about, conditionWords, firingWords, nameOf, nowWords } from './ruleWords';

test('each condition is one plain sentence', () => {
  const burst = someRule().when;
  expect(conditionWords(burst, '0s')).toBe('At least 4× its usual articles in 1 h, 5 articles and 3 sources at least');
  expect(conditionWords({ ...burst, measure: 'score', threshold: 3 } as typeof burst, '30m')).toBe(
    'An hour like this comes about once in 6 weeks, or more seldom (3.0), 5 articles and 3 sources at least, for 30 min',
  );
  expect(conditionWords({ kind: 'silence', lasts: '1d12h' }, '0s')).toBe('Nothing for 1 d 12 h');
  expect(
    conditionWords(
      { kind: 'company', kinds: ['person', 'place'], minArticles: 1, minSources: 1, within: '1d', memory: '30d' },
      '0s',
    ),
  ).toBe('People, places not named beside it for 30 d, in 1 article of 1 source at least within 1 d');
});

test('how often is said in days, weeks, or as it is', () => {
  expect([95, 30, 8, 4, 1, 0].map((times) => about(times, 30))).toEqual([
    'about 3 a day',
    'about 1 a day',
    'about 2 a week',
    'about 1 a week',
    '1 in 30 days',
    'never',
  ]);
});

test('a rule says whether it fires, and gets a name where nobody gave one', () => {
  expect(nowWords(someRule({ firing: 2 }))).toBe('2 fire now');
  expect(nowWords(someRule({ enabled: false }))).toBe('off');
  expect(firingWords(someRule({ firing: 1, alerts: 2 }))).toBe('fires now, 2 alerts in 30 days');
  expect(firingWords(someRule())).toBe('quiet, no alert in 30 days');
  expect(nameOf(newDraft({ subject: 'entity:Q1', name: 'Ports' }))).toBe('Ports, far more than usual');
});
