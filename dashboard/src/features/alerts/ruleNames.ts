import type { AlertRow, RuleDto } from '../../api/contract';
import { shortName } from '../rules/ruleWords';
import { subjectOf } from './alertWords';

/** A rule as lists name it. */
export interface NamedRule {
  id: string;
  name: string;
  /** The name of its subject or its query; empty: not known. */
  on: string;
  /** What it looks for, in words. */
  looksFor: string;
}

export const ofRule = ({ id, name, on, subject, subjectName, when }: RuleDto): NamedRule => ({
  id,
  name,
  on: on.query ?? subjectName ?? subject,
  looksFor: shortName(when.kind),
});

/** The rule of an alert: that may be deleted. */
export function ofRow(row: AlertRow): NamedRule {
  const { subject, kind } = row.labels;
  const on = subject === undefined || subjectOf(row) === null ? '' : (row.names[subject] ?? subject);
  return { id: row.rule, name: row.ruleName, on, looksFor: shortName(kind) };
}

/** Letters of a query that are shown of it. */
const longest = 40;

const cut = (text: string) => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);

/** What may tell rules of one name apart, the shortest first; ids always do. */
const marks: readonly ((rule: NamedRule) => string)[] = [
  (rule) => cut(rule.on),
  (rule) => rule.looksFor,
  (rule) => [cut(rule.on), rule.looksFor].filter((part) => part !== '').join(', '),
  (rule) => rule.id,
];

/** Names by id, by name. Where several rules have one name, what tells them apart stands behind it in brackets. */
export function tellApart(rules: readonly NamedRule[]): Map<string, string> {
  const named = new Map<string, NamedRule[]>();
  for (const rule of rules) named.set(rule.name, [...(named.get(rule.name) ?? []), rule]);
  const names: [string, string][] = [];
  for (const [name, same] of named) {
    const mark = same.length === 1 ? undefined : marks.find((words) => new Set(same.map(words)).size === same.length);
    for (const rule of same) {
      const words = mark?.(rule) ?? '';
      names.push([rule.id, words === '' ? name : `${name} (${words})`]);
    }
  }
  return new Map(names.sort(([, a], [, b]) => a.localeCompare(b)));
}
