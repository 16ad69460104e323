// Lengths of time as rules have them: 90s, 5m, 1h30m, 7d.

const form = /^(\d{1,7}d)?(\d{1,7}h)?(\d{1,7}m)?(\d{1,7}s)?$/;

const units: readonly [letter: string, seconds: number, word: string][] = [
  ['d', 86_400, 'd'],
  ['h', 3_600, 'h'],
  ['m', 60, 'min'],
  ['s', 1, 's'],
];

/** What the API takes for what somebody typed: "30 min" is 30m; null: that is no length of time. */
export function lengthOf(typed: string): string | null {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, '').replaceAll('min', 'm');
  if (text === '0') return '0s';
  return text !== '' && text.length <= 20 && form.test(text) ? text : null;
}

/** Seconds of a length as the API writes it. */
export function secondsOf(length: string): number {
  let sum = 0;
  for (const [, n, unit] of length.matchAll(/(\d+)([dhms])/g)) {
    sum += Number(n) * (units.find(([letter]) => letter === unit)?.[1] ?? 0);
  }
  return sum;
}

/** The shortest form of so many minutes: 90 is 1h30m. */
export function lengthOfMinutes(minutes: number): string {
  let left = Math.max(0, Math.round(minutes)) * 60;
  let text = '';
  for (const [letter, seconds] of units) {
    if (left < seconds) continue;
    text += `${Math.floor(left / seconds)}${letter}`;
    left %= seconds;
  }
  return text === '' ? '0s' : text;
}

/** "1 h 30 min". */
export const lengthWords = (length: string): string =>
  units.reduce((text, [letter, , word]) => text.replace(letter, ` ${word} `), length).trim();
