import type { AlertRow } from '../../../api/contract';
import type { AlertParts } from '../../../api/queries';

/** What the inbox shows; empty parts: all. */
export type InboxFilter = AlertParts;

const words: Record<'status' | 'handling' | 'severity', readonly string[]> = {
  status: ['firing', 'resolved'],
  handling: ['new', 'seen', 'taken', 'done'],
  severity: ['critical', 'warning', 'info'],
};

/** The filter in an address; what is no word of ours counts as not there. */
export function readFilter(search: URLSearchParams): InboxFilter {
  const word = (name: keyof typeof words) => {
    const said = search.get(name) ?? '';
    return words[name].includes(said) ? said : '';
  };
  return {
    status: word('status'),
    handling: word('handling'),
    severity: word('severity'),
    rule: search.get('rule') ?? '',
    subject: search.get('subject') ?? '',
  };
}

/** The query part of an address with this filter, with its question mark; empty: no filter. */
export function filterSearch(filter: InboxFilter): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== '') search.set(name, value);
  return search.size === 0 ? '' : `?${search}`;
}

/** Whether the list would have the alert, as the server sees it. */
export const passes = (row: AlertRow, filter: InboxFilter): boolean =>
  (filter.status === '' || row.status === filter.status) &&
  (filter.handling === '' || row.handling === filter.handling) &&
  (filter.severity === '' || row.labels.severity === filter.severity) &&
  (filter.rule === '' || row.rule === filter.rule) &&
  (filter.subject === '' || row.labels.subject === filter.subject);
