import { expect, test } from 'vitest';
import { someEntity, someFindings, someSentiment } from '../../test/some';
import { blocks, chosenEntity, evidenceFor, formsOf, fullestForm, isUnkept, pieces } from './text';

const body = 'SKARHOLM — Cranes stopped. Lorries waited.\n\nThe port gave no warning.\n\n© Harbour Post';
const span = (text: string) => ({ start: body.indexOf(text), length: text.length, field: 'body' });
const findings = someFindings({
  sentences: [span('SKARHOLM — Cranes stopped.'), span('Lorries waited.'), span('The port gave no warning.')],
  skipped: [span('SKARHOLM — '), span('© Harbour Post')],
  entities: [someEntity('port', { mentions: [span('port')] })],
});
const made = blocks(body, 'body', findings);
const textOf = ({ start, end }: { start: number; end: number }) => body.slice(start, end);

test('every character that is not white space is in exactly one block, in order', () => {
  expect(made.map(textOf).join('').replace(/\s/g, '')).toBe(body.replace(/\s/g, ''));
});

test('sentences, boilerplate and paragraphs are told apart', () => {
  expect(made.map((b) => [b.kind, b.paragraph])).toEqual([
    ['sentence', false],
    ['sentence', false],
    ['sentence', true],
    ['skipped', true],
  ]);
});

test('text that the reader names nowhere is still shown, line by line', () => {
  const bare = blocks('One line.\nAnother line.', 'body', someFindings());
  expect(bare.map((b) => b.kind)).toEqual(['other', 'other']);
  expect(bare[1]?.paragraph).toBe(true);
});

test('spans beyond the text, or over one another, do no harm', () => {
  const odd = someFindings({
    sentences: [
      { start: 0, length: 6, field: 'body' },
      { start: 3, length: 50, field: 'body' },
      { start: 90, length: 5, field: 'body' },
    ],
  });
  expect(
    blocks('short text', 'body', odd)
      .map(({ start, end }) => 'short text'.slice(start, end))
      .join('|'),
  ).toBe('short|text');
});

test('pieces join to the block, and carry names, weighing words and what was skipped', () => {
  const evidence = {
    ...span('The port gave no warning.'),
    sentiment: someSentiment(-0.7),
    words: [
      { ...span('no warning'), weight: -0.5 },
      { ...span('gave'), weight: 0.1 },
    ],
    corrected: false,
  };
  const third = made[2];
  const first = made[0];
  if (!third || !first) throw new Error('no blocks');
  const parts = pieces(body, third, findings, evidence);
  expect(parts.map((p) => p.text).join('')).toBe(textOf(third));
  expect(parts.filter((p) => p.entity?.subject === 'port').map((p) => p.text)).toEqual(['port']);
  expect(parts.filter((p) => p.pull !== 0).map((p) => [p.text, p.pull])).toEqual([
    ['gave', 0.2],
    ['no warning', -1],
  ]);
  expect(
    pieces(body, first, findings, null)
      .filter((p) => p.skipped)
      .map((p) => p.text),
  ).toEqual(['SKARHOLM — ']);
  expect(evidenceFor(someEntity('port', { evidence: [evidence] }), third)).toBe(evidence);
  expect(evidenceFor(someEntity('port', { evidence: [evidence] }), first)).toBeNull();
});

test('the page speaks of the subject asked for, else of the one named most', () => {
  const two = someFindings({
    entities: [
      someEntity('a', { mentions: [span('port')] }),
      someEntity('b', { mentions: [span('port'), span('no')] }),
    ],
  });
  expect(chosenEntity(two, 'a')?.subject).toBe('a');
  expect(chosenEntity(two, 'unknown')?.subject).toBe('b');
  expect(chosenEntity(someFindings(), null)).toBeNull();
});

test('a name is marked by what its own sentence says, not by the article as a whole', () => {
  const third = made[2];
  if (!third) throw new Error('no block');
  const evidence = {
    ...span('The port gave no warning.'),
    sentiment: someSentiment(-0.7),
    words: [],
    corrected: false,
  };
  const port = someEntity('port', { mentions: [span('port')], evidence: [evidence] });
  const sides = (entity: typeof port) =>
    pieces(body, third, someFindings({ entities: [entity] }), null).find((p) => p.entity !== null)?.says;
  expect(sides(port)).toBe('negative');
  expect(sides({ ...port, evidence: [] })).toBeNull();
});

test('a sentence whose judgement was not kept says so, and is not taken for neutral', () => {
  const [first, , third] = made;
  if (!first || !third) throw new Error('no block');
  const kept = {
    ...span('SKARHOLM — Cranes stopped.'),
    sentiment: someSentiment(-0.7),
    words: [],
    corrected: false,
  };
  const port = someEntity('port', { mentions: [span('Cranes'), span('port')], evidence: [kept], sentences: 2 });
  expect([first, third].map((block) => isUnkept(port, block))).toEqual([false, true]);
  expect(isUnkept({ ...port, sentences: null }, third)).toBe(true);
  expect(isUnkept({ ...port, sentences: 1 }, third)).toBe(false);
  expect(isUnkept({ ...port, evidence: [], sentences: 0 }, third)).toBe(false);
  expect(isUnkept(null, third)).toBe(false);
  const marked = pieces(body, third, someFindings({ entities: [port] }), null);
  expect(marked.map((piece) => piece.says)).toEqual(marked.map(() => null));
});

test('the forms of a name are counted, the commonest first', () => {
  const port = someEntity('port', {
    mentions: [span('port'), span('The port'), { start: 0, length: 4, field: 'title' }],
  });
  expect(formsOf(port, 'port news', body)).toEqual([
    { form: 'port', times: 2 },
    { form: 'The port', times: 1 },
  ]);
});

test('what was said to be no name is struck where it stands', () => {
  const third = made[2];
  if (!third) throw new Error('no block');
  const parts = pieces(body, third, someFindings({ struck: [span('port')] }), null);
  expect(parts.filter((p) => p.struck).map((p) => p.text)).toEqual(['port']);
});

test('the fullest spelling of somebody is the one of most words', () => {
  const text = 'May met Theresa May. May left.';
  const at = (start: number, length: number) => ({ start, length, field: 'body' });
  const may = someEntity('may', { mentions: [at(0, 3), at(8, 11), at(21, 3)] });
  expect(fullestForm(may, '', text)).toBe('Theresa May');
});
