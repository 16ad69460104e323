import type { Picture } from '../../api/contract';
import { searchLink, subjectLink } from '../../ui/links';
import { replayLink } from '../../ui/replayLinks';
import { minuteOf } from '../../ui/times';
import { type Range, shapes } from './ranges';

const minute = 60_000;
const hour = 60 * minute;
const iso = (at: number) => new Date(at).toISOString();

/** Whether a subject had articles, but none in the last day. */
export const isPast = ({ total, windows }: Picture): boolean => total.articles > 0 && windows['24h']?.articles === 0;

/** The search that finds all articles of a subject; null: a query cannot say it. */
export function articlesLink({ subject, kind, name }: Picture): string | null {
  if (kind === 'source') return searchLink('', name);
  return /^(?:entity|topic):/.test(subject) ? searchLink(subject) : null;
}

/** A replay that stands at a subject's newest article. @param newest Its event time. */
export function lastNewsLink({ subject, clock }: Picture, newest: string, range: Range): string {
  const at = minuteOf(newest) + minute;
  const window = range === '7d' || range === '30d' ? '7d' : '24h';
  const link = {
    // By the time of publication, by which the newest article was found.
    clock: 'event',
    from: iso(at - shapes[range].length),
    to: iso(Math.max(at, Math.min(at + hour, minuteOf(clock)))),
    at: iso(at),
    speed: null,
  } as const;
  return replayLink(link, `${subjectLink(subject, window)}`);
}
