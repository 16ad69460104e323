import { expect, test } from 'vitest';
import type { Matcher, Silence } from '../../api/contract';
import { someAlert, someLine } from '../../test/someAlerts';
import {
  handledWords,
  heldWords,
  newsOf,
  numbersNow,
  numbersThen,
  ratioOf,
  saysOf,
  subjectOf,
  titleOf,
} from './alertWords';

const now = '2026-11-27T14:32:00Z';
const says = (row: ReturnType<typeof someAlert>) => saysOf(row, numbersNow(row.evidence));

test('a burst says its number, then the usual, then from how many sources', () => {
  const row = someAlert();
  expect(titleOf(row)).toBe('Skarholm Port Authority');
  expect(says(row)).toBe('34 articles in an hour, usually 6, from 8 independent sources.');
  expect(ratioOf(row)).toBe('5.7×');
});

test('what it said when it fired are the numbers of its line in the ledger', () => {
  const line = someLine({ numbers: { articles: 21, sources: 5, usual: 6, value: 2.4, threshold: 2 } });
  expect(newsOf(someAlert(), numbersThen(line))).toBe('21 articles in an hour, usually 6');
});

test('where all are copies, it says so instead of "from 0 sources"', () => {
  const of = (articles: number) =>
    says(
      someAlert({
        labels: { ...someAlert().labels, kind: 'article' },
        evidence: { ...someAlert().evidence, measure: 'articles', articles, sources: 0 },
      }),
    );
  expect([of(1), of(3)]).toEqual([
    '1 article, a copy of what came before.',
    '3 articles, all copies of what came before.',
  ]);
});

test('a turn of sentiment says from where to where', () => {
  const evidence = { ...someAlert().evidence, measure: 'shift', window: '24h' as const, articles: 38 };
  const kind = { ...someAlert().labels, kind: 'sentiment' };
  const down = someAlert({
    labels: kind,
    evidence: { ...evidence, value: 0.4, usual: -0.05, usualLow: -0.6, usualHigh: -0.3, net: -0.45 },
  });
  expect(says(down)).toBe(
    'Net sentiment fell from −0.05 to −0.45 in 24 hours. 38 articles from 8 independent sources.',
  );
  const up = someAlert({
    labels: kind,
    evidence: { ...evidence, value: 0.4, usual: -0.05, usualLow: 0.2, usualHigh: 0.5, net: 0.35 },
  });
  expect(says(up)).toContain('rose from −0.05 to +0.35');
});

test('a turn that is over is told as it was when it fired, whatever is measured now', () => {
  const row = someAlert({
    status: 'resolved',
    labels: { ...someAlert().labels, kind: 'sentiment' },
    evidence: { ...someAlert().evidence, measure: 'shift', window: '24h', value: -0.1, usual: -0.05, net: 0.05 },
  });
  const line = someLine({
    numbers: { articles: 38, sources: 8, usual: -0.05, value: 0.4, net: -0.45, threshold: 0.3 },
  });
  expect(newsOf(row, numbersThen(line))).toBe('net sentiment fell from −0.05 to −0.45 in 24 hours');
  const older = someLine({ numbers: { articles: 38, sources: 8, usual: -0.05, value: 0.4, threshold: 0.3 } });
  expect(newsOf(row, numbersThen(older))).toBe('net sentiment changed by 0.40 from −0.05 in 24 hours');
});

test('a newcomer is the title, and a query goes by its rule', () => {
  const company = someAlert({
    labels: { kind: 'company', subject: 'entity:Q1', company: 'entity:Q2' },
    names: { 'entity:Q1': 'Skarholm', 'entity:Q2': 'Ostra Shipping' },
  });
  expect(titleOf(company)).toBe('Ostra Shipping');
  expect(says(company)).toContain('Named beside Skarholm, which is new.');
  expect(subjectOf(company)).toBe('entity:Q2');
  const query = someAlert({ labels: { kind: 'article', subject: 'custom:rule-r1' } });
  expect(titleOf(query)).toBe('Ports, far more than usual');
  expect(subjectOf(query)).toBeNull();
});

test('silence says how long', () => {
  const evidence = { ...someAlert().evidence, measure: 'minutes', value: 1500, usual: null, window: null };
  expect(says(someAlert({ labels: { kind: 'silence' }, evidence }))).toBe('Nothing for 25 h.');
});

test('who is on it is said, and you are you', () => {
  expect(handledWords(someAlert(), 'Ann', now)).toBe('');
  const taken = someAlert({ handling: 'taken', handledBy: 'Ann', handledAt: '2026-11-27T10:40:00Z' });
  expect(handledWords(taken, 'Ann', now)).toMatch(/^Taken by you, \d\d:40$/);
  expect(handledWords(taken, 'Bob', now)).toMatch(/^Taken by Ann, /);
});

test('what is held back says why', () => {
  expect(heldWords(someAlert(), null, now)).toBeNull();
  expect(heldWords(someAlert({ held: { cause: 'silence', by: 's1' } }), null, now)).toBe('Silenced');
  expect(heldWords(someAlert({ held: { cause: 'inhibition', by: 'a2' } }), [], now)).toMatch(/^Held back while/);
});

test('an alert is silenced from when its silence is made until it is lifted', () => {
  const by = (matchers: Matcher[]): Silence[] => [
    { id: 's1', matchers, from: now, author: 'Ann', reason: 'the count comes in' },
  ];
  const rule: Matcher = { name: 'rule', op: '=', value: 'r1' };
  expect(heldWords(someAlert(), by([rule]), now)).toBe('Silenced');
  expect(heldWords(someAlert({ status: 'resolved' }), by([rule]), now)).toBeNull();
  expect(heldWords(someAlert({ held: { cause: 'silence', by: 's1' } }), [], now)).toBeNull();
  expect(heldWords(someAlert(), by([rule, { name: 'team', op: '!=', value: '' }]), now)).toBeNull();
  expect(heldWords(someAlert(), by([{ name: 'severity', op: '=~', value: 'warning|critical' }]), now)).toBe('Silenced');
  expect(heldWords(someAlert(), by([rule, { name: 'kind', op: '!~', value: 'burst' }]), now)).toBeNull();
  const hard = by([{ name: 'kind', op: '=~', value: 'b.*' }]);
  expect(heldWords(someAlert(), hard, now)).toBeNull();
  expect(heldWords(someAlert({ held: { cause: 'silence', by: 's1' } }), hard, now)).toBe('Silenced');
});
