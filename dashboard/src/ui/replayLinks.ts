/** What a replay's link says, so that it can be opened again when the replay itself is long over. Times are RFC 3339. */
export interface ReplayLink {
  clock: ReplayClockWord;
  from: string;
  to: string;
  at: string;
  /** 1 … 10,000 times as fast as life, or "max"; null: not said. */
  speed: ReplaySpeed | null;
}

type ReplaySpeed = number | 'max';

/** Whether articles enter when they reached us, or when they were published. */
export type ReplayClockWord = 'arrival' | 'event';

export interface ReplayAddress {
  /** Null: still to be started. */
  id: string | null;
  /** Null: the address has the id alone. */
  link: ReplayLink | null;
}

const unstarted = 'new';
// Some mail programs encode the commas.
const shape =
  /^\/replay\/([A-Za-z0-9_-]+)(?:(?:,|%2C)(arrival|event)(?:,|%2C)([0-9TZ-]+)(?:,|%2C)([0-9TZ-]+)(?:,|%2C)([0-9TZ-]+)(?:(?:,|%2C)([0-9.]{1,8}|max))?)?(?=\/|$)/i;
const timeShape = /^(\d{4}-\d\d-\d\dT\d\d)(\d\d)(\d\d)Z$/;

/** "2026-11-24T064120Z": no colons, which mail programs and chats break. */
const short = (at: string) =>
  new Date(at)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '');

function whole(text: string): string | null {
  const at = text.replace(timeShape, '$1:$2:$3Z');
  return at === text || Number.isNaN(Date.parse(at)) ? null : at;
}

/** The beginning of the addresses of a replay's screens. */
export function replayBase({ id, link }: ReplayAddress): string {
  if (link === null) return `/replay/${id ?? unstarted}`;
  const speed = link.speed === null ? [] : [link.speed];
  return `/replay/${[id ?? unstarted, link.clock, short(link.from), short(link.to), short(link.at), ...speed].join(',')}`;
}

function speedIn(text: string | undefined): ReplaySpeed | null {
  if (text === undefined) return null;
  const times = Number(text);
  return text.toLowerCase() === 'max' ? 'max' : times >= 1 && times <= 10_000 ? times : null;
}

/** The replay that a path belongs to, and the part of the path that says so; null: the path is not of a replay, or says nonsense. */
export function readReplayPath(path: string): { base: string; address: ReplayAddress } | null {
  const found = shape.exec(path);
  if (found === null) return null;
  const [base, name, clock, ...said] = found;
  const id = name === unstarted || name === undefined ? null : name;
  if (clock === undefined) return id === null ? null : { base, address: { id, link: null } };
  const [from, to, at] = said.slice(0, 3).map((text) => whole(text ?? ''));
  const speed = speedIn(said[3]);
  if (!from || !to || !at) return null;
  return {
    base,
    address: { id, link: { clock: clock.toLowerCase() === 'event' ? 'event' : 'arrival', from, to, at, speed } },
  };
}

/** A screen as it was: opened in a replay that is started by the link. @param screen A path such as "/subjects/entity:Q1". */
export const replayLink = (link: ReplayLink, screen: string): string => replayBase({ id: null, link }) + screen;
