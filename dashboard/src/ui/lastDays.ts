import { replayLink } from './replayLinks';
import { minuteOf } from './times';

const minute = 60_000;
const day = 1440 * minute;
const iso = (at: number) => new Date(at).toISOString();

interface Past {
  /** Event times of the log's first and last article, ms. */
  from: number;
  to: number;
  /** A replay of the last seven days, at the beginning of the last one. */
  link: string;
}

/** What a log of old news alone has; null: it has some of the last seven days. @param from Of its first article, ms. */
export function pastOf(from: number, newest: string, now: string): Past | null {
  if (Date.parse(now) - Date.parse(newest) < 7 * day) return null;
  const to = minuteOf(newest);
  // By the time of publication: by arrival a file that was fetched later may have nothing there.
  const end = to + minute;
  const link = { clock: 'event', from: iso(end - 7 * day), to: iso(end), at: iso(end - day), speed: null } as const;
  return { from, to, link: replayLink(link, '/?window=7d') };
}
