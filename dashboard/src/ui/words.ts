import type { WindowPicture } from '../api/contract';

// Numbers and names as people read them: thousands with a comma, a true minus, at most one decimal.

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const minus = (text: string) => text.replace('-', '\u2212');

export const count = (n: number): string => minus(whole.format(n));

/** A mean, such as what is usual: one decimal below ten; little is not nothing. */
export function mean(n: number): string {
  if (n > 0 && n < 0.05) return 'under 0.1';
  return minus(n < 9.95 ? oneDecimal.format(n) : whole.format(n));
}

/** What is usual in a window. Below one article nothing is known but that: the server's floor of 0.5 is no measurement. */
export const usually = (n: number): string => (n < 1 ? 'under 1' : mean(n));

/** What is usual in a bar of so many seconds: of parts of an hour little is told, of more nothing under one. */
export const usuallyIn = (n: number, seconds: number): string => (seconds < 3600 ? mean(n) : usually(n));

export const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** 5.7×, or 12× from ten on. */
export const times = (ratio: number): string => `${ratio >= 9.95 ? whole.format(ratio) : ratio.toFixed(1)}×`;

/** A score or net with its sign: +0.43, −0.50, 0.00. */
export function signed(x: number): string {
  const text = Math.abs(x).toFixed(2);
  if (text === '0.00') return text;
  return (x > 0 ? '+' : '\u2212') + text;
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

const units: readonly [minutes: number, one: string][] = [
  [365.25 * 1440, 'year'],
  [30.44 * 1440, 'month'],
  [7 * 1440, 'week'],
  [1440, 'day'],
  [60, 'hour'],
  [1, 'minute'],
];

/**
 * "about once in 5 weeks": how seldom such a window is. Where the log is too short to tell, only what it can tell: "less than once in 23
 * days".
 * @param windows About once in so many windows; fewer than the score says where the log is no longer.
 */
export function rarity(windows: number, burst: number, windowMinutes: number): string {
  const minutes = windows * windowMinutes;
  if (windows < 10 ** burst * 0.99) return `less than once in ${plural(Math.floor(minutes / 1440), 'day')}`;
  for (const [length, one] of units) {
    const n = Math.round(minutes / length);
    if (n >= 2) return `about once in ${n} ${one}s`;
    if (n === 1 && Math.abs(minutes - length) <= length * 0.05)
      return one === 'hour' ? 'about once an hour' : `about once a ${one}`;
  }
  return 'all the time';
}

const shortKinds: Record<string, string> = {
  topic: 'topic',
  person: 'person',
  organisation: 'org',
  place: 'place',
  other: 'other',
  custom: 'own',
};

export const shortKind = (kind: string): string => shortKinds[kind] ?? kind;

const longKinds: Record<string, string> = { other: 'other name', custom: 'own topic' };

export const longKind = (kind: string): string => longKinds[kind] ?? kind;

/** "standard/1 with own names (1a2b3c4d)": a reader's version as people read it. */
export function readerWords(version: string): string {
  const [reader = version, names] = version.split('+names.');
  return names === undefined ? reader : `${reader} with own names (${names})`;
}

export const windowWords = { '15m': '15 min', '1h': '1 h', '24h': '24 h', '7d': '7 d' } as const;

export type WindowWord = keyof typeof windowWords;

export const windowList = Object.keys(windowWords) as WindowWord[];

export const isWindow = (word: string | null | undefined): word is WindowWord =>
  word != null && Object.hasOwn(windowWords, word);

export const windowMinutes: Record<WindowWord, number> = { '15m': 15, '1h': 60, '24h': 1440, '7d': 10_080 };

/** "in the last hour". */
export const lastWindow: Record<WindowWord, string> = {
  '15m': 'in the last 15 minutes',
  '1h': 'in the last hour',
  '24h': 'in the last 24 hours',
  '7d': 'in the last 7 days',
};

/** The same of a replay, whose last hour is not ours. */
export const thatWindow: Record<WindowWord, string> = {
  '15m': 'in those 15 minutes',
  '1h': 'in that hour',
  '24h': 'in those 24 hours',
  '7d': 'in those 7 days',
};

/** "An hour like this comes about once in …" */
export const windowLikeThis: Record<WindowWord, string> = {
  '15m': 'A quarter of an hour like this',
  '1h': 'An hour like this',
  '24h': 'A day like this',
  '7d': 'A week like this',
};

/** "An hour like this comes about once in 5 weeks"; nothing where that is not known. */
export const rarityOf = ({ rarity: windows, burst }: WindowPicture, window: WindowWord): string =>
  windows === null || burst === null
    ? ''
    : `${windowLikeThis[window]} comes ${rarity(windows, burst, windowMinutes[window])}`;

/** The host of an address without "www."; the address itself where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : url;
}

/** Only addresses of the web become links. */
export function webLink(url: string | null): string | null {
  return url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null;
}
