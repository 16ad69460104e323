import { expect, test } from 'vitest';
import { someAlert } from '../../test/someAlerts';
import { type NamedRule, ofRow, tellApart } from './ruleNames';

const rule = (id: string, name: string, on = 'Harbour', looksFor = 'new articles'): NamedRule => ({
  id,
  name,
  on,
  looksFor,
});

const names = (...rules: NamedRule[]) => [...tellApart(rules)];

test('rules are named by their names, in the order of these', () => {
  expect(names(rule('2', 'Strikes'), rule('1', 'Ports'))).toEqual([
    ['1', 'Ports'],
    ['2', 'Strikes'],
  ]);
});

test('rules of one name are told apart by what they are on, by what they look for, or by both', () => {
  expect(names(rule('1', 'Ports'), rule('2', 'Ports', 'Ostra'), rule('3', 'Strikes'))).toEqual([
    ['1', 'Ports (Harbour)'],
    ['2', 'Ports (Ostra)'],
    ['3', 'Strikes'],
  ]);
  expect(names(rule('1', 'Ports'), rule('2', 'Ports', 'Harbour', 'nothing comes')).map(([, name]) => name)).toEqual([
    'Ports (new articles)',
    'Ports (nothing comes)',
  ]);
  const three = [rule('1', 'Ports'), rule('2', 'Ports', 'Harbour', 'nothing comes'), rule('3', 'Ports', 'Ostra')];
  expect(names(...three).map(([, name]) => name)).toEqual([
    'Ports (Harbour, new articles)',
    'Ports (Harbour, nothing comes)',
    'Ports (Ostra, new articles)',
  ]);
});

test('rules that are alike in all are told apart by their ids', () => {
  expect(names(rule('1', 'Ports'), rule('2', 'Ports')).map(([, name]) => name)).toEqual(['Ports (1)', 'Ports (2)']);
});

test('of a long query the beginning is shown, unless another begins so too', () => {
  const long = (end: string) => rule(end, 'Ports', `${'strike OR '.repeat(9)}${end}`);
  expect(tellApart([long('a'), rule('b', 'Ports')]).get('a')).toBe('Ports (strike OR strike OR strike OR strike OR…)');
  expect([...tellApart([long('a'), long('b')]).values()]).toEqual(['Ports (a)', 'Ports (b)']);
});

test('the rule of an alert is on its subject; of a query nothing is known', () => {
  expect(ofRow(someAlert())).toEqual({
    id: 'r1',
    name: 'Ports, far more than usual',
    on: 'Skarholm Port Authority',
    looksFor: 'far more than usual',
  });
  expect(ofRow(someAlert({ labels: { kind: 'article', subject: 'custom:rule-r1' } })).on).toBe('');
});
