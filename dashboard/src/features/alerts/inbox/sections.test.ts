import { expect, test } from 'vitest';
import { someAlert } from '../../../test/someAlerts';
import { placesOf, sectionsOf, waitingIds, withNew } from './sections';

const at = (minute: number) => `2026-11-27T14:${String(minute).padStart(2, '0')}:00Z`;
const rows = [
  someAlert({ id: 'e', group: 'r2:', openedAt: at(50) }),
  someAlert({ id: 'd', group: 'r1:', openedAt: at(40) }),
  someAlert({ id: 'c', group: 'r2:', openedAt: at(30) }),
  someAlert({ id: 'b', handling: 'taken', openedAt: at(20) }),
  someAlert({ id: 'a', status: 'resolved', handling: 'new', openedAt: at(10) }),
];
const known = new Map(rows.map((row) => [row.id, row]));

test('firing ones come first, by who is on them, and those of one group stand together', () => {
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

test('what is new comes into a held list at once: at the head of its section, or behind what it follows there', () => {
  const shown = ['new b', 'new a', 'over z'];
  expect(withNew(shown, ['new c', 'new b', 'new a', 'over z'])).toEqual(['new c', 'new b', 'new a', 'over z']);
  expect(withNew(shown, ['new b', 'new a', 'taken c', 'over z', 'over y', 'over x'])).toEqual([
    'new b',
    'new a',
    'taken c',
    'over z',
    'over y',
    'over x',
  ]);
  expect(withNew([], ['new b', 'over a'])).toEqual(['new b', 'over a']);
});

test('what moves or goes stays in a held list, and so does the list itself where nothing is new', () => {
  const shown = ['new b', 'new a', 'over z'];
  expect(withNew(shown, ['new a', 'taken b', 'over z'])).toBe(shown);
  expect(withNew(shown, ['new c', 'new a', 'over z'])).toEqual(['new c', 'new b', 'new a', 'over z']);
});

test('each alert waits once, however far it moves', () => {
  const shown = Array.from({ length: 60 }, (_, i) => `new ${i}`);
  expect(waitingIds(shown, shown)).toBe(0);
  expect(waitingIds(shown, [...shown.slice(1), 'new 0'])).toBe(1);
  expect(waitingIds(shown, [...shown.slice(1), 'taken 0'])).toBe(1);
  expect(waitingIds(shown, shown.slice(2))).toBe(2);
});
