import { expect, test } from 'vitest';
import type { SubjectDto } from '../../api/contract';
import { asQuery, meantBy, offersOf } from './offers';

const oslo: SubjectDto = {
  subject: 'entity:Q585',
  name: 'Oslo',
  kind: 'place',
  wikidata: 'Q585',
  articles: 3,
  first: null,
  newest: null,
};
const offers = (typed: string) => offersOf(typed, typed.toLowerCase().startsWith('osl') ? [oslo] : [], []);

test('a text is offered as what it names and, last, as a query', () => {
  expect(offers('osl').map(({ name }) => name)).toEqual(['Oslo', 'osl']);
  expect(offers('al').map(({ name }) => name)).toEqual(['All articles', 'al']);
});

test('a text that names nothing was meant as a query, and so was one that is written like one', () => {
  for (const typed of ['Oslo AND harbour', 'oslo title:port', '"oslo port"'])
    expect(meantBy(typed, offers(typed), true), typed).toMatchObject({ subject: asQuery, name: typed });
  expect(meantBy('iran deal', offers('iran deal'), true)).toEqual({
    subject: asQuery,
    name: 'iran deal',
    says: 'as a query',
  });
});

test('a name in full was meant, one that was begun was not', () => {
  expect(meantBy('oslo', offers('oslo'), true)).toMatchObject({ subject: 'entity:Q585' });
  expect(meantBy('osl', offers('osl'), true)).toBe('unchosen');
});

test('where names could not be looked for, a text that is not written like a query may be one of them', () => {
  expect(meantBy('Oslo', offersOf('Oslo', [], []), false)).toBe('unknown');
  expect(meantBy('title:port', offersOf('title:port', [], []), false)).toMatchObject({ subject: asQuery });
  expect(meantBy('all articles', offersOf('all articles', [], []), false)).toMatchObject({ subject: 'all' });
});
