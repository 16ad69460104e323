/** The times that a replay is asked for, in ms; to is exclusive. */
export interface Range {
  from: number;
  to: number;
}

const minute = 60_000;
const day = 1440 * minute;

export const presets = {
  yesterday: 'Yesterday',
  day: 'The last 24 hours',
  week: 'The last 7 days',
  all: 'The whole log',
} as const;

export type Preset = keyof typeof presets;

/** @param log What the log holds; null: not known, or nothing. */
export function presetRange(preset: Preset, now: number, log: Range | null): Range | null {
  const to = Math.floor(now / minute) * minute;
  switch (preset) {
    case 'yesterday': {
      const today = new Date(now).setHours(0, 0, 0, 0);
      const before = new Date(today);
      return { from: before.setDate(before.getDate() - 1), to: today };
    }
    case 'day':
      return { from: to - day, to };
    case 'week':
      return { from: to - 7 * day, to };
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
