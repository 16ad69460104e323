import { expect, test } from 'vitest';
import type { ChannelDto, DeliveryDto } from '../../api/contract';
import { clockSeconds } from '../../ui/times';
import { channelName, deliveryWords, stateWords, testWords } from './channelsModel';

const channel: ChannelDto = {
  id: 'c1',
  kind: 'webhook',
  name: 'Desk',
  address: 'https://desk.example/…',
  server: null,
  on: true,
  offReason: null,
  madeAt: '2026-01-01T12:00:00Z',
  keys: [],
  waiting: 0,
  dead: 0,
};

const delivery: DeliveryDto = {
  id: 'm1-c1',
  channel: 'c1',
  title: 'Harbour',
  state: 'waiting',
  at: '2026-01-01T12:00:00Z',
  due: '2026-01-01T12:00:05Z',
  attempts: 0,
  reason: null,
  last: null,
};

test('a channel says what waits and what was given up, or why it is off', () => {
  expect(stateWords(channel)).toBe('On');
  expect(stateWords({ ...channel, waiting: 1, dead: 3 })).toBe('On, 1 message waiting, 3 given up');
  expect(stateWords({ ...channel, on: false, offReason: 'Switched off by hand.' })).toBe('Switched off by hand.');
});

test('a test says what the receiver answered', () => {
  expect(testWords('Desk', { delivered: true, status: 200, words: 'ok', tookMilliseconds: 120.4 })).toBe(
    'Desk took the test in 120 ms: 200 ok',
  );
  expect(testWords('Desk', { delivered: true, status: 204, words: '', tookMilliseconds: 2100 })).toBe(
    'Desk took the test in 2 s: 204',
  );
  expect(testWords('Desk', { delivered: false, status: null, words: 'it does not answer', tookMilliseconds: 1 })).toBe(
    'Desk did not take the test: it does not answer',
  );
});

test('a delivery says what became of it, and when its newest attempt began and how long it took', () => {
  const now = '2026-01-01T12:30:00Z';
  const last = { at: '2026-01-01T12:00:07Z', tookMilliseconds: 3, status: 500, words: '' };
  const sent = `sent ${clockSeconds(last.at)}, took 3 ms`;
  expect(deliveryWords(delivery, now)).toBe('Waiting');
  expect(deliveryWords({ ...delivery, attempts: 2, last }, now)).toBe(`Failed 2 times, last ${sent}, tried again: 500`);
  expect(deliveryWords({ ...delivery, state: 'delivered', attempts: 3, last }, now)).toBe(
    `Delivered at attempt 3, ${sent}`,
  );
  expect(
    deliveryWords({ ...delivery, state: 'delivered', attempts: 1, last: { ...last, tookMilliseconds: 40_000 } }, now),
  ).toBe(`Delivered, sent ${clockSeconds(last.at)}, took 40 s`);
  const dead = { ...delivery, state: 'dead' as const };
  expect(deliveryWords({ ...dead, reason: 'The receiver refuses it (422).', last }, now)).toBe(
    `The receiver refuses it (422). Last ${sent}.`,
  );
  expect(deliveryWords({ ...dead, reason: 'Switched off by hand.' }, now)).toBe('Switched off by hand.');
});

test('a channel is gone only once it is known which there are', () => {
  expect(channelName('c1', [channel])).toBe('Desk');
  expect(channelName('c2', [channel])).toBe('a channel that is gone');
  expect(channelName('c1', undefined)).toBe('a channel');
});
