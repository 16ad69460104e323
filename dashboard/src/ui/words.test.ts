import { expect, test } from 'vitest';
import { count, hostOf, mean, plural, rarity, readerWords, signed, times, webLink } from './words';

test('numbers have a comma for thousands and a true minus', () => {
  expect(count(1204)).toBe('1,204');
  expect(count(-5)).toBe('−5');
  expect(mean(1.54)).toBe('1.5');
  expect(mean(6)).toBe('6');
  expect(mean(0.008)).toBe('under 0.1');
  expect(mean(0)).toBe('0');
  expect(mean(9.97)).toBe('10');
  expect(mean(240.4)).toBe('240');
});

test('a ratio has one decimal below ten', () => {
  expect(times(5.66)).toBe('5.7×');
  expect(times(9.96)).toBe('10×');
  expect(times(1234)).toBe('1,234×');
});

test('a score carries its sign, and what rounds to nothing has none', () => {
  expect(signed(0.428)).toBe('+0.43');
  expect(signed(-0.5)).toBe('−0.50');
  expect(signed(-0.004)).toBe('0.00');
});

test('rarity is told in the largest unit that fits', () => {
  expect(rarity(840, 60)).toBe('once in 5 weeks');
  expect(rarity(216, 60)).toBe('once in 9 days');
  expect(rarity(2900, 60)).toBe('once in 4 months');
  expect(rarity(24, 60)).toBe('once a day');
  expect(rarity(10, 60)).toBe('once in 10 hours');
  expect(rarity(1e20, 60)).toBe('less than once in 50 years');
});

test('counted things take their plural', () => {
  expect(plural(1, 'article')).toBe('1 article');
  expect(plural(3, 'copy', 'copies')).toBe('3 copies');
});

test('only addresses of the web become links', () => {
  expect(webLink('https://harbourpost.example/a')).toBe('https://harbourpost.example/a');
  expect(webLink('javascript:alert(1)')).toBeNull();
  expect(webLink('not an address')).toBeNull();
  expect(hostOf('https://www.harbourpost.example/a')).toBe('harbourpost.example');
});

test('a reader with own names is told from one without, and from one with another list', () => {
  expect(readerWords('standard/1')).toBe('standard/1');
  expect(readerWords('standard/1+names.1a2b3c4d')).toBe('standard/1 with own names (1a2b3c4d)');
});
