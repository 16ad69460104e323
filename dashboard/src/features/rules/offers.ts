import type { SourceDto, SubjectDto } from '../../api/contract';
import { count, longKind } from '../../ui/words';
import type { Subject } from './draft';

/** Sources among what is offered. */
const mostSources = 3;

/** The id of the offer that takes what is typed for a query. */
export const asQuery = '';

export interface Offer extends Subject {
  says: string;
}

export const allArticles: Offer = { subject: 'all', name: 'All articles', says: 'everything that comes' };

const queryOf = (typed: string): Offer => ({ subject: asQuery, name: typed, says: 'as a query' });

/** What a text may name, best first, and at last the text itself as a query. */
export function offersOf(typed: string, subjects: readonly SubjectDto[], sources: readonly SourceDto[]): Offer[] {
  const has = (name: string) => name.toLowerCase().includes(typed.toLowerCase());
  return [
    ...subjects.map(({ subject, name, kind, articles }) => ({
      subject,
      name,
      says: `${longKind(kind)}, ${count(articles)}`,
    })),
    ...sources
      .filter((source) => has(source.name))
      .slice(0, mostSources)
      .map(({ subject, name, total }) => ({ subject, name, says: `source, ${count(total)}` })),
    ...(has(allArticles.name) ? [allArticles] : []),
    queryOf(typed),
  ];
}

/** What only a query has: quotes, brackets, fields, operators. */
const ofQueries = /["():*<>]|\b(AND|OR|NOT|NEAR)\b/;

/**
 * What somebody meant who typed a text and went on: a name that stands there in full, or a query where it is written like one or names nothing;
 * unchosen: a name was begun and none taken; unknown: it may be a name that could not be looked for.
 * @param areAll Whether all names were looked for.
 */
export function meantBy(typed: string, offers: readonly Offer[], areAll: boolean): Offer | 'unknown' | 'unchosen' {
  const named = offers.filter(({ subject }) => subject !== asQuery);
  const whole = named.find(({ name }) => name.toLowerCase() === typed.toLowerCase());
  if (whole !== undefined) return whole;
  const query = queryOf(typed);
  if (ofQueries.test(typed)) return query;
  if (!areAll) return 'unknown';
  return named.length === 0 ? query : 'unchosen';
}
