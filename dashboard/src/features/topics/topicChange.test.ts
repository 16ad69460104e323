import { expect, test } from 'vitest';
import type { CustomTopicDto } from '../../api/contract';
import { arrivalWords, changeOf, changeWords, effectWords, formerIn, formerOf } from './topicChange';

const topic = (change: Partial<CustomTopicDto> = {}): CustomTopicDto => ({
  subject: 'custom:1',
  name: 'Ports',
  query: 'port',
  revision: 1,
  articles: 60,
  made: '2026-11-27T10:00:00Z',
  changed: '2026-11-27T10:00:00Z',
  deleted: null,
  progress: null,
  fault: null,
  ...change,
});
const preview = (articles: number, isWhole = true) => ({ articles, isWhole, newest: [] });

test('what a change would do is said in numbers', () => {
  expect(effectWords(topic(), preview(48))).toBe('Counts 60 articles now, 48 with this query.');
  expect(effectWords(topic({ articles: 1 }), preview(2_000, false))).toBe(
    'Counts 1 article now, at least 2,000 with this query.',
  );
  expect(effectWords(topic({ deleted: '2026-11-27T11:00:00Z', articles: 0 }), preview(3))).toBe(
    'Counts nothing now, being deleted; 3 with this query.',
  );
  expect(effectWords(topic({ progress: 0.5 }), preview(3))).toContain('60 articles so far');
});

test('what arrives is told as a share of all that arrived, and what was not tried is said', () => {
  const since = '2026-11-27T22:31:00Z';
  const state = { since, arrived: 41, looked: 41, matched: 3, articles: [] };
  expect(arrivalWords(state)).toMatch(/^3 of the 41 articles since \d\d:\d\d$/);
  expect(arrivalWords({ ...state, arrived: 0 })).toContain('none since');
  expect(arrivalWords({ ...state, arrived: 1_041 })).toContain('1,000 came too many at once');
});

test('a change can be taken back until the next one', () => {
  const saved = topic({ query: 'port OR harbour', revision: 2 });
  const state = { former: formerOf(topic(), saved) };
  expect(formerIn(state, saved)).toEqual({ name: 'Ports', query: 'port', deleted: false, revision: 2 });
  expect(formerIn(state, topic({ revision: 3 }))).toBeNull();
  expect(formerIn(null, saved)).toBeNull();
});

test('a change holds what is other than it was, and the revision that it is a change of', () => {
  const same = { name: null, query: null, deleted: null, revision: 1 };
  expect(changeOf(topic(), { name: 'Ports', query: 'port', deleted: false })).toEqual(same);
  expect(changeOf(topic(), { name: 'Ports', query: 'harbour', deleted: false })).toEqual({ ...same, query: 'harbour' });
  expect(changeOf(topic(), { name: '', query: 'port', deleted: false })).toEqual({ ...same, name: '' });
  expect(
    changeOf(topic({ deleted: '2026-11-27T11:00:00Z' }), { name: 'Ports', query: 'port', deleted: false }),
  ).toEqual({
    ...same,
    deleted: false,
  });
});

test('what was changed is said, and a save that changed nothing says nothing', () => {
  const before = formerOf(topic(), topic());
  expect(changeWords(before, topic({ query: 'harbour' }))).toContain('another query');
  expect(changeWords(before, topic({ name: 'Harbours' }))).toBe('Ports is now called Harbours.');
  expect(changeWords({ ...before, deleted: true }, topic())).toContain('is back');
  expect(changeWords(before, topic())).toBe('');
});
