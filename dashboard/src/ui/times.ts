// Times in the viewer's own zone, 24 h: today the time alone, this week with its day.

const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const secondsFormat = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const parts = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

export type Time = string | number | Date;

export const clockTime = (at: Time): string => clockFormat.format(new Date(at));

export const clockSeconds = (at: Time): string => secondsFormat.format(new Date(at));

function pieces(at: Time) {
  const found = new Map(parts.formatToParts(new Date(at)).map((part) => [part.type, part.value]));
  const get = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? '';
  return { weekday: get('weekday'), day: get('day'), month: get('month').slice(0, 3), year: get('year') };
}

/** "Fri 27 Nov". */
export function day(at: Time): string {
  const { weekday, day: number, month } = pieces(at);
  return `${weekday} ${number} ${month}`;
}

export const sameDay = (a: Time, b: Time): boolean => new Date(a).toDateString() === new Date(b).toDateString();

/** Today "14:01"; otherwise "Tue 24 Nov, 06:41"; another year with the year. */
export function when(at: Time, now: Time): string {
  if (sameDay(at, now)) return clockTime(at);
  const { day: number, month, year } = pieces(at);
  if (pieces(now).year !== year) return `${number} ${month} ${year}, ${clockTime(at)}`;
  return `${day(at)}, ${clockTime(at)}`;
}

/** As {@link when}, to the second. */
export const whenSeconds = (at: Time, now: Time): string =>
  sameDay(at, now) ? clockSeconds(at) : `${when(at, now).slice(0, -clockTime(at).length)}${clockSeconds(at)}`;

/** "now" under a minute, minutes up to 59, hours up to 47, then days. */
export function age(at: Time, now: Time): string {
  const minutes = Math.floor((new Date(now).getTime() - new Date(at).getTime()) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / 1440)} d`;
}

/** A length of time: "under 1 s", "40 s", "2 min 10 s", "3 h", "2 d". */
export function span(seconds: number): string {
  const s = Math.round(seconds);
  if (s < 1) return 'under 1 s';
  if (s < 60) return `${s} s`;
  if (s < 600) return s % 60 === 0 ? `${s / 60} min` : `${Math.floor(s / 60)} min ${s % 60} s`;
  if (s < 3_600) return `${Math.round(s / 60)} min`;
  if (s < 48 * 3_600) return `${Math.round(s / 3_600)} h`;
  return `${Math.round(s / 86_400)} d`;
}

export const zoneName = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The whole minute that a time lies in, ms. */
export const minuteOf = (at: Time): number => Math.floor(new Date(at).getTime() / 60_000) * 60_000;

export const year = (at: Time): string => pieces(at).year;

const dayInYear = (at: Time) => `${day(at)} ${year(at)}`;

/** "Tue 24 Nov to Thu 26 Nov": with the years, both of them, where one is another than this one. */
export const daysOf = (from: Time, to: Time, now: Time): string =>
  sameYear(from, now) && sameYear(to, now) ? `${day(from)} to ${day(to)}` : `${dayInYear(from)} to ${dayInYear(to)}`;

export const sameYear = (a: Time, b: Time): boolean => year(a) === year(b);
