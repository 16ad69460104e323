import { expect, test } from 'vitest';
import { someAlert } from '../../../test/someAlerts';
import { placesOf, sectionsOf } from './sections';

const at = (minute: number) => `2026-11-27T14:${String(minute).padStart(2, '0')}:00Z`;
const rows = [
  someAlert({ id: 'e', group: 'r2:', openedAt: at(50) }),
  someAlert({ id: 'd', group: 'r1:', openedAt: at(40) }),
  someAlert({ id: 'c', group: 'r2:', openedAt: at(30) }),
  someAlert({ id: 'b', handling: 'taken', openedAt: at(20) }),
  someAlert({ id: 'a', status: 'resolved', handling: 'new', openedAt: at(10) }),
];
const known = new Map(rows.map((row) => [row.id, row]));

test('firing ones come first, by who is on them, and those told together stand together', () => {
  expect(placesOf(rows)).toEqual(['new e', 'new c', 'new d', 'taken b', 'over a']);
});

test('sections have the groups in which alerts are told', () => {
  const sections = sectionsOf(placesOf(rows), known);
  expect(sections.map((section) => section.name)).toEqual(['new', 'taken', 'over']);
  expect(sections[0]?.groups.map((group) => group.rows.map((row) => row.id))).toEqual([['e', 'c'], ['d']]);
});

test('a row keeps its place while the list is held, whatever became of it', () => {
  const places = placesOf(rows);
  const after = new Map(known).set('e', someAlert({ id: 'e', group: 'r2:', handling: 'done' }));
  expect(sectionsOf(places, after)[0]?.groups[0]?.rows[0]?.handling).toBe('done');
});
