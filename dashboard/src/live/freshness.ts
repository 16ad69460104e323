import type { StatusDto } from '../api/contract';
import { clockSeconds, span } from '../ui/times';
import { count, plural } from '../ui/words';
import type { ConnectionState } from './Connection';

type FreshnessKind = 'starting' | 'empty' | 'live' | 'quiet' | 'behind' | 'reconnecting' | 'stale' | 'replay';

export interface Freshness {
  kind: FreshnessKind;
  /** The bold beginning, with its full stop. */
  strong: string;
  words: string;
  /** What a narrow screen says after the bold beginning. */
  short: string;
}

/** Silence from here on is said, s. */
const reconnectingAfter = 3;
export const staleAfter = 60;
/** A lag from here on is said, s. */
const behindFrom = 5;
/** So many usual gaps without an article are quiet. */
const quietGaps = 4;

/**
 * What the masthead says of how true the screen is.
 * @param now performance.now(), ms
 * @param newest Event time of the log's newest article, where what arrived last is old; null: not known, or not asked for.
 */
export function freshness(
  connection: ConnectionState,
  status: StatusDto | null,
  now: number,
  newest: string | null,
): Freshness {
  const silent = (now - connection.lastPush) / 1000;
  if (connection.clock === null) return neverYet(connection, silent);
  if (silent >= reconnectingAfter) {
    const ago = `${span(silent)} ago`;
    const shown = `Shown: ${clockSeconds(connection.clock)}, ${ago}`;
    return silent >= staleAfter
      ? { kind: 'stale', strong: 'Not up to date.', words: shown, short: ago }
      : { kind: 'reconnecting', strong: 'Reconnecting.', words: shown, short: ago };
  }
  return known(status, newest);
}

/** Nothing came since the page was opened: there is no older state to warn of, but a refused try is said. */
function neverYet(connection: ConnectionState, silent: number): Freshness {
  if (silent >= staleAfter) {
    return { kind: 'stale', strong: 'Not connected.', words: `No answer for ${span(silent)}`, short: '' };
  }
  return connection.phase === 'closed'
    ? { kind: 'reconnecting', strong: 'Connecting.', words: 'No answer yet', short: 'No answer yet' }
    : { kind: 'starting', strong: '', words: 'Connecting', short: 'Connecting' };
}

/** What arrived last may be of a file of past news, and older than what other files brought: beyond this, s, it is looked for. */
const oldFrom = 86_400;

/** Whether what arrived last is so old that the log's newest article is to be asked for. */
export const isOldArrival = ({ newestArrival, clock }: StatusDto): boolean =>
  newestArrival !== null && newestAge([newestArrival], clock) > oldFrom;

/** Age of the newest, s; not below 0. */
function newestAge(times: readonly (string | null)[], clock: string): number {
  const ages = times.flatMap((at) => (at === null ? [] : [(Date.parse(clock) - Date.parse(at)) / 1000]));
  return Math.max(0, Math.min(...ages));
}

function known(status: StatusDto | null, newest: string | null): Freshness {
  if (status === null) return { kind: 'starting', strong: '', words: 'Connecting', short: 'Connecting' };
  if (status.articles === 0 && status.position === 0 && status.feeds.all === 0) {
    return { kind: 'empty', strong: '', words: 'No sources yet', short: 'No sources yet' };
  }
  const left = status.position - status.followed;
  if (status.lagSeconds >= behindFrom && left > 0) {
    return {
      kind: 'behind',
      strong: `Live, ${span(status.lagSeconds)} behind.`,
      words: `${plural(left, 'article')} still to be counted`,
      short: `${count(left)} to be counted`,
    };
  }
  const feeds = status.feeds.all > 0 ? `. ${count(status.feeds.well)} of ${count(status.feeds.all)} feeds well` : '';
  if (status.newestArrival === null)
    return { kind: 'live', strong: 'Live.', words: `No article yet${feeds}`, short: '' };
  const gap = newestAge([status.newestArrival, newest], status.clock);
  const ago = gap < 1 ? 'now' : `${span(gap)} ago`;
  const usual = status.usualGapSeconds;
  if (usual !== null && gap > 60 && gap > usual * quietGaps) {
    return {
      kind: 'quiet',
      strong: 'Live.',
      words: `Newest article ${span(gap)} ago, usually ${usual < 60 ? 'under 1 min' : `every ${span(usual)}`}`,
      short: `${span(gap)} ago`,
    };
  }
  return { kind: 'live', strong: 'Live.', words: `Newest article ${ago}${feeds}`, short: ago };
}
