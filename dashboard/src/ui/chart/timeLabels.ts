const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric' });
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric' });
const year = new Intl.DateTimeFormat('en-GB', { year: 'numeric' });

const day = 86_400;

/** Of so many days and more a weekday and its number could be of any month. */
const weekdaysAtMost = 28;

/**
 * Labels of an axis of time, s since 1970, rising: the time of day, "Fri 27" where a day begins; in a range of more than four weeks
 * "27 Nov", where a label stands for a month "Nov 2026", for a year "2026".
 */
export function timeLabels(splits: readonly number[], length: number): string[] {
  const step = (splits[1] ?? 0) - (splits[0] ?? 0);
  return splits.map((seconds) => {
    const at = new Date(seconds * 1000);
    // A year and a month are at times a little shorter.
    if (step >= 360 * day) return year.format(at);
    if (step >= 27 * day) return month.format(at);
    if (length > weekdaysAtMost * day) return date.format(at);
    return at.getHours() === 0 && at.getMinutes() === 0 ? weekday.format(at) : clock.format(at);
  });
}
