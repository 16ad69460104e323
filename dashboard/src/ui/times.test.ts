import { expect, test } from 'vitest';
import { age, daysOf, span, when, whenSeconds } from './times';

const now = new Date(2026, 10, 27, 14, 32, 7);
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test('ages are now, minutes, hours, days', () => {
  expect(age(ago(0.9), now)).toBe('now');
  expect(age(ago(59), now)).toBe('59 min');
  expect(age(ago(60), now)).toBe('1 h');
  expect(age(ago(60 * 47), now)).toBe('47 h');
  expect(age(ago(60 * 48), now)).toBe('2 d');
});

test('today is the time alone, this year has the day, another year the year', () => {
  expect(when(new Date(2026, 10, 27, 6, 41), now)).toBe('06:41');
  expect(when(new Date(2026, 10, 24, 6, 41), now)).toBe('Tue 24 Nov, 06:41');
  expect(when(new Date(2025, 8, 1, 6, 41), now)).toBe('1 Sep 2025, 06:41');
});

test('to the second it has the same day', () => {
  expect(whenSeconds(new Date(2026, 10, 27, 6, 41, 5), now)).toBe('06:41:05');
  expect(whenSeconds(new Date(2026, 10, 24, 6, 41, 5), now)).toBe('Tue 24 Nov, 06:41:05');
  expect(whenSeconds(new Date(2025, 8, 1, 6, 41, 5), now)).toBe('1 Sep 2025, 06:41:05');
});

test('two days have both their years where one is not this one', () => {
  expect(daysOf(new Date(2026, 10, 24), new Date(2026, 10, 26), now)).toBe('Tue 24 Nov to Thu 26 Nov');
  expect(daysOf(new Date(2017, 4, 3), new Date(2026, 6, 20), now)).toBe('Wed 3 May 2017 to Mon 20 Jul 2026');
});

test('spans take the unit that fits', () => {
  expect(span(0.2)).toBe('under 1 s');
  expect(span(40)).toBe('40 s');
  expect(span(130)).toBe('2 min 10 s');
  expect(span(2400)).toBe('40 min');
  expect(span(32_400)).toBe('9 h');
});
