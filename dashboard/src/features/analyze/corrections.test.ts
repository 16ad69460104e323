import { expect, test } from 'vitest';
import { someEntity, someFindings } from '../../test/some';
import { differences } from './compare';
import { isNothing, listed, means, notAName, nothingCorrected, notKept, says } from './corrections';

const body = 'May met Theresa May. May left.';
const at = (start: number, length: number) => ({ start, length, field: 'body' });
const may = someEntity('entity:Q264766', { name: 'Theresa May', mentions: [at(0, 3), at(8, 11), at(21, 3)] });

test('what is no name is none in any of its spellings, and is nobody', () => {
  const said = means(nothingCorrected, { text: 'May', name: 'May Day', kind: 'other' });
  expect(notAName(said, may, '', body)).toEqual({
    notNames: ['May', 'Theresa May'],
    entities: [],
    sentiments: [],
  });
});

test('what is set right is said to be lost where the text is kept, and only then', () => {
  const once = notAName(nothingCorrected, someEntity('entity:x', { name: 'May', mentions: [at(0, 3)] }), '', body);
  expect(notKept(nothingCorrected)).toBeNull();
  expect(notKept(once)).toMatch(/without your correction\.$/);
  expect(notKept(means(once, { text: 'Theresa May', name: 'Theresa May', kind: 'person' }))).toMatch(
    /your 2 corrections/,
  );
});

test('the last word on a text or a sentence holds', () => {
  const once = means(notAName(nothingCorrected, may, '', body), { text: 'May', name: 'Theresa May', kind: 'person' });
  expect(once.notNames).toEqual(['Theresa May']);
  const good = { sentence: 'May left.', subject: may.subject, sentiment: 'positive' };
  const bad = { ...good, sentiment: 'negative' };
  expect(says(says(once, good), bad).sentiments).toEqual([bad]);
});

test('each correction is told in words and can be taken back alone', () => {
  const all = says(notAName(nothingCorrected, someEntity('x', { mentions: [at(0, 3)] }), '', body), {
    sentence: 'May left.',
    subject: may.subject,
    sentiment: 'negative',
  });
  const list = listed(all, () => 'Theresa May');
  expect(list.map(({ words }) => words)).toEqual(['“May” is not a name', '“May left.” is negative for Theresa May']);
  const rest = list[0]?.without ?? all;
  expect(listed(rest, () => '')).toHaveLength(1);
  expect(isNothing(listed(rest, () => '')[0]?.without ?? rest)).toBe(true);
});

test('only what the corrections touched differs', () => {
  const port = someEntity('port', { mentions: [at(0, 3)] });
  const before = someFindings({ entities: [may, port] });
  const after = someFindings({ entities: [port, someEntity('new')] });
  expect(differences(before, after)).toEqual([
    { subject: may.subject, before: may, after: null },
    { subject: 'new', before: null, after: after.entities[1] },
  ]);
  expect(differences(before, before)).toEqual([]);
});
