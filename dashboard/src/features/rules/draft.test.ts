import { expect, test } from 'vitest';
import { someRule } from '../../test/some';
import { draftOf, isSame, newDraft, withText, written } from './draft';
import { type Kind, kinds } from './fields';

const on = { subject: 'entity:Q1', name: 'Skarholm' };

test('what is read from a rule is written back as it was', () => {
  const rule = someRule({
    for: '10m',
    labels: { desk: 'ports', floor: '2' },
    groupBy: ['source', 'company'],
    repeat: '4h',
    channels: ['c1', 'c2'],
    rateLimit: { messages: 5, per: '1h' },
    quietHours: { from: '22:00', to: '07:00', zone: 'Europe/London', days: ['monday', 'friday'] },
    digest: { every: 'day', hour: 8, zone: 'Europe/London' },
    digestOnly: true,
  });
  const { id, version, made, changed, subject, subjectName, subjectKind, firing, alerts, ...sent } = rule;
  const back = written(draftOf(rule));
  expect(back.problems).toEqual([]);
  expect(back.rule).toEqual(sent);
});

test('every kind of rule is complete as it begins', () => {
  for (const kind of Object.keys(kinds) as Kind[]) {
    const { rule, problems } = written({ ...newDraft(on), kind });
    expect(problems).toEqual([]);
    expect(rule.when).toMatchObject({ kind });
    expect(Object.values(rule.when as object)).not.toContain(null);
  }
});

test('what cannot be read is said of its field, and the rest is written', () => {
  let draft = newDraft(on);
  for (const [field, text] of [
    ['burst.threshold', 'lots'],
    ['burst.minArticles', '2.5'],
    ['wait', 'soon'],
    ['labels', 'desk'],
    ['quietHours.from', '22'],
  ] as const)
    draft = withText(draft, field, text);
  const { rule, problems } = written(draft);
  expect(problems.map((problem) => problem.field).toSorted()).toEqual(
    ['labels', 'quietHours.from', 'quietHours.to', 'wait', 'when.minArticles', 'when.threshold'].toSorted(),
  );
  expect(rule.interval).toBe('5m');
});

test('a rule without a subject says so', () => {
  expect(written(newDraft(null)).problems.map((problem) => problem.field)).toEqual(['on.subject']);
});

test('a rule may stand on a query instead', () => {
  const draft = { ...newDraft(on), query: 'port AND strike' };
  expect(written(draft)).toMatchObject({ problems: [], rule: { on: { query: 'port AND strike' } } });
  expect(draftOf(someRule({ on: { query: 'port' } }))).toMatchObject({ on: null, query: 'port' });
});

test('a kind that is left keeps what was typed, and the other one does not get it', () => {
  const draft = withText(newDraft(on), 'burst.threshold', '9');
  expect(written({ ...draft, kind: 'sentiment' }).rule.when).toMatchObject({ threshold: 0.3 });
  expect(written(draft).rule.when).toMatchObject({ threshold: 9 });
  expect(isSame(draft, withText(newDraft(on), 'burst.threshold', '9'))).toBe(true);
});

test('a silence or an article does not have to last', () => {
  const draft = withText({ ...newDraft(on), kind: 'silence' }, 'for', '10m');
  expect(written(draft).rule.for).toBe('0s');
});
