import { expect, test, vi } from 'vitest';
import type { Silence } from '../../../api/contract';
import { someAlert } from '../../../test/someAlerts';
import {
  byState,
  filled,
  formOf,
  lastsWords,
  matcherWords,
  newSilence,
  noTime,
  offersOf,
  silenceOf,
  timeAt,
  timeOf,
} from './mutesModel';

const now = Date.parse('2026-11-27T14:32:00Z');
const iso = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
const silence = (id: string, from: number, to: number | null): Silence => ({
  id,
  matchers: [{ name: 'rule', op: '=', value: 'r1' }],
  from: iso(from),
  ...(to === null ? {} : { to: iso(to) }),
  author: 'Ann',
  reason: 'the count comes in',
});
const ids = (silences: readonly Silence[]) => silences.map(({ id }) => id);

test('silences run, come or have ended', () => {
  const all = [
    silence('lifted', -1, null),
    silence('soon', 2, 3),
    silence('runs', -1, 1),
    silence('old', -9, -8),
    silence('over', -3, -1),
  ];
  const { running, coming, ended } = byState(all, now);
  expect(ids(running)).toEqual(['runs', 'lifted']);
  expect(ids(coming)).toEqual(['soon']);
  expect(ids(ended)).toEqual(['over', 'old']);
});

test('how long it lasts is said in words', () => {
  expect(lastsWords(silence('a', -1, null), now)).toBe('Until lifted');
  expect(lastsWords(silence('a', -1, 1), now)).toMatch(/^Until \d\d:32$/);
  expect(lastsWords(silence('a', -3, -1), now)).toMatch(/^Ended \d\d:32$/);
  expect(lastsWords(silence('a', 1, 2), now)).toMatch(/^From \d\d:32 until \d\d:32$/);
});

test('an alert is silenced by its rule and what it is of, for two hours', () => {
  const draft = silenceOf(someAlert(), now);
  expect(draft.matchers).toEqual([
    { name: 'rule', op: '=', value: 'r1' },
    { name: 'subject', op: '=', value: 'entity:Q1' },
  ]);
  expect(draft.to).toEqual(timeAt(now + 7_200_000));
  expect(formOf(draft, 'Ann').to).toBe(iso(2));
});

test('a time of a field means the viewer’s zone, an empty one now or for good', () => {
  expect(timeOf(timeAt(now).text)).toEqual(timeAt(now));
  expect(formOf({ ...newSilence(now), to: noTime }, 'Ann')).toMatchObject({ from: null, to: null });
});

test('a silence lasts as long as it says where clocks go back meanwhile', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  try {
    const evening = Date.parse('2026-10-24T23:00:00Z');
    const draft = newSilence(evening);
    expect(draft.to.text).toBe('2026-10-25T02:00');
    expect(formOf(draft, 'Ann').to).toBe('2026-10-25T01:00:00.000Z');
  } finally {
    vi.unstubAllEnvs();
  }
});

test('empty lines are left out, half filled ones are not', () => {
  expect(
    filled([
      { name: '', op: '=', value: '' },
      { name: ' rule ', op: '=', value: '' },
    ]),
  ).toEqual([{ name: 'rule', op: '=', value: '' }]);
});

test('labels are offered with what people call their values', () => {
  const offers = offersOf([someAlert()], [{ id: 'r2', name: 'Banks' }]);
  expect(offers.names).toContain('severity');
  expect(offers.values.get('rule')).toEqual(
    new Map([
      ['r2', 'Banks'],
      ['r1', 'Ports, far more than usual'],
    ]),
  );
  expect(matcherWords({ name: 'subject', op: '!=', value: 'entity:Q1' }, offers)).toBe(
    'subject is not Skarholm Port Authority',
  );
});
