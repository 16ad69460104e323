/** The times that a replay is asked for, in ms; to is exclusive. */
export interface Range {
  from: number;
  to: number;
}

const minute = 60_000;
const day = 1440 * minute;

export const presets = {
  yesterday: ['Yesterday', ''],
  day: ['The last 24 hours', 'The log’s last day'],
  week: ['The last 7 days', 'The log’s last 7 days'],
  month: ['The last 30 days', 'The log’s last 30 days'],
  all: ['The whole log', 'The whole log'],
} as const;

export type Preset = keyof typeof presets;

/** Whether the log ends so long ago that the last days of ours have nothing in it. */
const isOver = (now: number, log: Range | null): log is Range => log !== null && log.to < now - day;

export const presetName = (preset: Preset, now: number, log: Range | null): string =>
  presets[preset][isOver(now, log) ? 1 : 0];

/** @param log What the log holds; null: not known, or nothing. A log that ended long ago has last days of its own. */
export function presetRange(preset: Preset, now: number, log: Range | null): Range | null {
  const over = isOver(now, log);
  const to = Math.floor((over ? log.to : now) / minute) * minute;
  switch (preset) {
    case 'yesterday': {
      if (over) return null;
      const today = new Date(now).setHours(0, 0, 0, 0);
      const before = new Date(today);
      return { from: before.setDate(before.getDate() - 1), to: today };
    }
    case 'day':
      return { from: to - day, to };
    case 'week':
      return { from: to - 7 * day, to };
    case 'month':
      return { from: to - 30 * day, to };
    case 'all':
      return log === null ? null : { from: Math.floor(log.from / minute) * minute, to: Math.min(log.to, to) };
  }
}

const two = (n: number) => String(n).padStart(2, '0');

/** What a field of date and time holds: "2026-11-24T06:41", in the viewer's zone. */
export function toField(at: number): string {
  const d = new Date(at);
  const year = String(d.getFullYear()).padStart(4, '0');
  return `${year}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;
}

/** The time in a field, ms; null: there is none. */
export function fromField(text: string): number | null {
  const at = new Date(text).getTime();
  return text === '' || Number.isNaN(at) ? null : at;
}
