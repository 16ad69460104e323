import { expect, test } from 'vitest';
import { someArticle } from '../../test/some';
import { withDays } from './arrivals';

const iso = (...[month, day, hour]: [number, number, number]) => new Date(2026, month, day, hour).toISOString();
const came = (arrival: string) => someArticle({ article: arrival, arrival, at: iso(0, 2, 3) });

test('arrivals of another day than the clock’s stand under their day, said once', () => {
  const articles = [came(iso(10, 24, 6)), came(iso(10, 23, 22)), came(iso(10, 23, 7)), came(iso(10, 21, 7))];
  expect(withDays(articles, 'arrival', iso(10, 24, 7)).map((a) => a.day)).toEqual([
    null,
    'Mon 23 Nov',
    null,
    'Sat 21 Nov',
  ]);
  expect(withDays(articles, 'arrival', iso(10, 27, 7)).map((a) => a.day)).toEqual([
    'Tue 24 Nov',
    'Mon 23 Nov',
    null,
    'Sat 21 Nov',
  ]);
});

test('where articles enter by publication, that is the time they have', () => {
  const [line] = withDays([came(iso(10, 24, 6))], 'event', iso(10, 24, 7));
  expect(line).toMatchObject({ at: iso(0, 2, 3), day: 'Fri 2 Jan' });
});
