import type { WindowWord } from './words';

// The router decodes a path but for reserved characters, so a colon of an id is written as it is.
const segment = (id: string) => encodeURIComponent(id).replaceAll('%3A', ':');

/** The id in a segment of a path, also where somebody's mail program encoded its colons. */
export const idOf = (segment: string): string => segment.replaceAll('%3A', ':').replaceAll('%3a', ':');

export const subjectLink = (subject: string, window: WindowWord = '1h'): string =>
  `/subjects/${segment(subject)}${window === '1h' ? '' : `?window=${window}`}`;

/** @param subject The one that the page speaks of at first. */
export const articleLink = (article: string, subject?: string): string =>
  `/articles/${segment(article)}${subject ? `?subject=${encodeURIComponent(subject)}` : ''}`;

export const searchLink = (query: string, source = ''): string => {
  const search = new URLSearchParams();
  if (query !== '') search.set('q', query);
  if (source !== '') search.set('source', source);
  return search.size === 0 ? '/search' : `/search?${search}`;
};

export const searchHelpLink = '/search/help';

export const topicsLink = '/topics';

export const newTopicLink = '/topics/new';

/** Where a topic of one's own is changed. */
export const topicLink = (subject: string): string => `/topics/${segment(subject)}`;

export const alertsLink = '/alerts';

/** The alerts of a rule; of one status, or all. */
export const alertsOfLink = (rule: string, status = ''): string =>
  `/alerts?${new URLSearchParams({ ...(status !== '' && { status }), rule })}`;

export const alertLink = (alert: string): string => `/alerts/${segment(alert)}`;

export const mutesLink = '/alerts/silences';

/** The lines of one alert or of one rule; of neither, all. */
export function ledgerLink(of: { alert?: string; rule?: string } = {}): string {
  const search = new URLSearchParams(of);
  return search.size === 0 ? '/alerts/ledger' : `/alerts/ledger?${search}`;
}

export const rulesLink = '/rules';

/** @param subject The one that the rule will stand on. */
export const newRuleLink = (subject?: string): string =>
  `/rules/new${subject === undefined ? '' : `?subject=${encodeURIComponent(subject)}`}`;

export const copyRuleLink = (rule: string): string => `/rules/new?copy=${encodeURIComponent(rule)}`;

/** Where a rule is changed. */
export const ruleLink = (rule: string): string => `/rules/${segment(rule)}`;

export const wikidataLink = (id: string): string => `https://www.wikidata.org/wiki/${encodeURIComponent(id)}`;
