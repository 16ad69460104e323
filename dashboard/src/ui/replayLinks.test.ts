import { expect, test } from 'vitest';
import { readReplayPath, replayBase, replayLink } from './replayLinks';

const link = {
  clock: 'arrival',
  from: '2026-11-20T00:00:00Z',
  to: '2026-11-27T00:00:00Z',
  at: '2026-11-24T06:41:20Z',
  speed: null,
} as const;

test('an address says the replay, its range, its clock and the time, and is read back as it was', () => {
  const base = replayBase({ id: 'rAb_3-x9Z', link });
  expect(base).toBe('/replay/rAb_3-x9Z,arrival,2026-11-20T000000Z,2026-11-27T000000Z,2026-11-24T064120Z');
  expect(readReplayPath(`${base}/subjects/entity:Q1`)).toEqual({ base, address: { id: 'rAb_3-x9Z', link } });
  expect(readReplayPath(base)?.base).toBe(base);
});

test('an address keeps the speed, and a nonsensical one is none', () => {
  const base = replayBase({ id: null, link: { ...link, speed: 3600 } });
  expect(base).toMatch(/,2026-11-24T064120Z,3600$/);
  expect(readReplayPath(`${base}/search`)?.address.link?.speed).toBe(3600);
  expect(readReplayPath(replayLink({ ...link, speed: 'max' }, '/'))?.address.link?.speed).toBe('max');
  expect(readReplayPath(base.replace(/3600$/, '0.5'))?.address.link).toEqual(link);
});

test('a link that is to be sent has no id: whoever opens it gets a replay of their own', () => {
  expect(readReplayPath(replayLink(link, '/search'))?.address).toEqual({ id: null, link });
});

test('a link whose commas a mail program encoded is read all the same', () => {
  const base = replayBase({ id: null, link }).replaceAll(',', '%2C');
  expect(readReplayPath(`${base}/`)).toEqual({ base, address: { id: null, link } });
});

test('an id alone is an address too', () => {
  expect(readReplayPath('/replay/rAb_3-x9Z/')?.address).toEqual({ id: 'rAb_3-x9Z', link: null });
});

test('what is no address of a replay is none', () => {
  expect(readReplayPath('/')).toBeNull();
  expect(readReplayPath('/replay')).toBeNull();
  expect(readReplayPath('/replay/new/')).toBeNull();
  expect(readReplayPath('/replay/r1,arrival,yesterday,2026-11-27T000000Z,2026-11-27T000000Z')).toBeNull();
  expect(readReplayPath('/replay/r1,arrival,2026-99-20T000000Z,2026-11-27T000000Z,2026-11-27T000000Z')).toBeNull();
});
