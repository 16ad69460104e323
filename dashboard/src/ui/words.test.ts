import { expect, test } from 'vitest';
import { count, hostOf, mean, plural, rarity, readerWords, signed, times, usually, webLink } from './words';

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

test('what is usual is a number from one article on', () => {
  expect(usually(0.5)).toBe('under 1');
  expect(usually(1)).toBe('1');
  expect(usually(5.74)).toBe('5.7');
});

test('rarity is told in the largest unit that fits', () => {
  const once = (windows: number) => rarity(windows, Math.log10(windows), 60);
  expect(once(840)).toBe('about once in 5 weeks');
  expect(once(216)).toBe('about once in 9 days');
  expect(once(2900)).toBe('about once in 4 months');
  expect(once(24)).toBe('about once a day');
  expect(once(10)).toBe('about once in 10 hours');
});

test('rarer than the log is long is told as that and no more', () => {
  expect(rarity(23 * 24, 20, 60)).toBe('less than once in 23 days');
  expect(rarity(23 / 7, 3.2, 10_080)).toBe('less than once in 23 days');
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
