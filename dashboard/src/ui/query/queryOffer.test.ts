import { expect, test } from 'vitest';
import type { QueryOfferDto, SubjectDto } from '../../api/contract';
import {
  type Choice,
  follow,
  hasWords,
  isBegun,
  languageChoices,
  sourceChoices,
  subjectChoices,
  take,
} from './queryOffer';

const offer = (change: Partial<QueryOfferDto>): QueryOfferDto => ({
  start: 0,
  length: 0,
  typed: '',
  field: '',
  words: [],
  ...change,
});
const said = (text: string, of: Partial<QueryOfferDto>) => ({
  text,
  query: null,
  error: null,
  offer: offer(of),
  hints: [],
});
const asked = (text: string) => ({ text: text.replace('|', ''), caret: text.indexOf('|'), wanted: false });
const choice = (write: string): Choice => ({ write, name: '', means: '', aside: '' });
const subject = (id: string, name: string): SubjectDto => ({
  subject: id,
  name,
  kind: 'place',
  wikidata: null,
  articles: 1,
  first: null,
  newest: null,
});

test('an offer follows the word that is being written', () => {
  const fields = said('gaza te x', { start: 5, length: 2, typed: 'te', words: ['text:'] });
  expect(follow(fields, asked('gaza tex| x'))).toMatchObject({ start: 5, length: 3, typed: 'tex', words: ['text:'] });
  expect(follow(fields, asked('gaza ten| x'))).toMatchObject({ typed: 'ten', words: [] });
  expect(follow(fields, asked('gaza TE| x'))).toMatchObject({ words: ['text:'] });
  expect(
    follow(said('gaza N', { start: 5, length: 1, typed: 'N', words: ['NOT', 'NEAR/5'] }), asked('gaza NE|')),
  ).toMatchObject({
    words: ['NEAR/5'],
  });
});

test('an offer ends where another word begins', () => {
  const fields = said('gaza te x', { start: 5, length: 2, typed: 'te', words: ['text:'] });
  for (const text of ['gaza te | x', 'gaza text:| x', 'gaza (te| x', 'gaz| te x', 'gaza te x|', 'gaza te y|'])
    expect(follow(fields, asked(text)), text).toBeNull();
});

test('a name between quotes goes on over its spaces, up to the closing quote', () => {
  const name = said('entity:"Vladimir', { start: 7, length: 9, typed: 'Vladimir', field: 'entity' });
  expect(follow(name, asked('entity:"Vladimir Pu|'))).toMatchObject({ typed: 'Vladimir Pu', length: 12 });
  expect(follow(name, asked('entity:"Vladimir" |'))).toBeNull();
});

test('free words are left alone until a field or an operator is begun', () => {
  expect(isBegun(offer({ typed: '' }))).toBe(false);
  expect(isBegun(offer({ typed: 't' }))).toBe(false);
  expect(isBegun(offer({ typed: 'te' }))).toBe(true);
  expect(isBegun(offer({ field: 'entity' }))).toBe(true);
});

test('a choice takes the place of what was begun, with one space behind it', () => {
  expect(take('gaza te', offer({ start: 5, length: 2 }), choice('text:'))).toEqual({ text: 'gaza text:', caret: 10 });
  expect(take('gaza A war', offer({ start: 5, length: 1 }), choice('AND'))).toEqual({ text: 'gaza AND war', caret: 9 });
  expect(take('lang:e', offer({ start: 5, length: 1, field: 'lang' }), choice('en'))).toEqual({
    text: 'lang:en ',
    caret: 8,
  });
  expect(take('source:(bb)', offer({ start: 8, length: 2, field: 'source' }), choice('bbc.co.uk'))).toEqual({
    text: 'source:(bbc.co.uk)',
    caret: 17,
  });
});

test('a quote that closes already is not closed twice', () => {
  const at = offer({ start: 7, length: 4, field: 'entity' });
  expect(take('entity:"Pu"', { ...at, length: 3 }, choice('"Vladimir Putin"'))).toEqual({
    text: 'entity:"Vladimir Putin" ',
    caret: 24,
  });
  expect(take('entity:"Put', at, choice('"Vladimir Putin"')).text).toBe('entity:"Vladimir Putin" ');
});

test('a subject is written by its name where that names no other, else by its id', () => {
  const none = () => ({ means: '', aside: '' });
  const write = (...subjects: SubjectDto[]) => subjectChoices(subjects, none).map(({ write }) => write);
  expect(write(subject('entity:Q90', 'Paris'), subject('entity:Q47899', 'Paris Hilton'))).toEqual([
    'Q90',
    '"Paris Hilton"',
  ]);
  expect(write(subject('entity:Q90', 'Parîs'), subject('entity:Q1', 'Parish'))).toEqual(['"Parîs"', '"Parish"']);
  expect(write(subject('entity:organisation:e-trade', 'E*TRADE'))).toEqual(['organisation:e-trade']);
  expect(write(subject('topic:15000000', 'sport'), subject('topic:15000001', 'sport event'))).toEqual([
    '15000000',
    '"sport event"',
  ]);
});

test('names are found by the beginnings of their words, whatever their accents', () => {
  expect(hasWords('Río de la Plata', 'rio pl')).toBe(true);
  expect(hasWords('Río de la Plata', 'lata')).toBe(false);
  expect(sourceChoices(['bbc.co.uk', 'The New York Times'], '').map(({ write }) => write)).toEqual([
    'bbc.co.uk',
    '"The New York Times"',
  ]);
  expect(sourceChoices(['bbc.co.uk', 'The New York Times'], 'yor')).toHaveLength(1);
  expect(languageChoices('ger').map(({ write }) => write)).toEqual(['de']);
});
