import { expect, test } from 'vitest';
import { leaning, netOf, reading } from './net';

test('under five articles there is no net', () => {
  expect(netOf({ negative: 4, neutral: 0, positive: 0 }, 4)).toBeNull();
});

test('net is the share of positive less the share of negative, inside its range', () => {
  const net = netOf({ negative: 19, neutral: 13, positive: 2 }, 34);
  expect(net?.net).toBeCloseTo(-0.5);
  expect(net && net.low < net.net && net.net < net.high).toBe(true);
});

test('a side is taken only where the whole range leaves zero', () => {
  expect(leaning(-0.7, -0.3)).toBe('negative');
  expect(leaning(-0.2, 0.1)).toBe('neutral');
  expect(leaning(0.1, 0.4)).toBe('positive');
});

test('a reading is what the server calls it', () => {
  expect(reading({ label: 'negative' })).toBe('negative');
  expect(reading({ label: 'neutral' })).toBe('neutral');
});
