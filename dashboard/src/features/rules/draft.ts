import type { FieldProblem } from '../../api/client';
import type { RuleDto } from '../../api/contract';
import { type Kind, pathOf, standard } from './fields';
import { labelsOf, labelsText } from './labels';
import { lengthOf } from './lengths';

/** What a rule stands on; the name is for people. */
export interface Subject {
  subject: string;
  name: string;
}

/** A rule while it is written: what stands in the fields, as it was typed, also where it is wrong. */
export interface Draft {
  kind: Kind;
  on: Subject | null;
  /** A query that it stands on instead of a subject; null: none. */
  query: string | null;
  channels: readonly string[];
  enabled: boolean;
  typed: Readonly<Record<string, string>>;
}

export const newDraft = (on: Subject | null): Draft => ({
  kind: 'burst',
  on,
  query: null,
  channels: [],
  enabled: true,
  typed: standard,
});

/** The rule as fields. */
export function draftOf(rule: RuleDto): Draft {
  const typed: Record<string, string> = { ...standard };
  const put = (field: string, value: unknown) => {
    if (value !== undefined && value !== null) typed[field] = textOf(value);
  };
  for (const [name, value] of Object.entries(rule.when)) {
    if (name === 'kind') continue;
    if (name === 'calm') {
      for (const [part, inner] of Object.entries(value as object)) put(`${rule.when.kind}.calm.${part}`, inner);
    } else put(`${rule.when.kind}.${name}`, value);
  }
  for (const name of [
    'name',
    'for',
    'severity',
    'groupBy',
    'wait',
    'interval',
    'repeat',
    'sourceSteps',
    'maxAge',
  ] as const)
    put(name, rule[name]);
  if (rule.for === '0s') typed.for = '';
  for (const name of ['digestOnly', 'sendResolved'] as const) typed[name] = rule[name] ? 'yes' : 'no';
  put('labels', labelsText(rule.labels));
  for (const group of ['rateLimit', 'quietHours', 'digest'] as const) {
    for (const [name, value] of Object.entries(rule[group] ?? {})) put(`${group}.${name}`, value);
  }
  return {
    kind: rule.when.kind,
    on: rule.on.subject ? { subject: rule.on.subject, name: rule.subjectName ?? rule.on.subject } : null,
    query: rule.on.query ?? null,
    channels: rule.channels,
    enabled: rule.enabled,
    typed,
  };
}

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));

/** The rule as the API takes it, and what in the fields cannot even be read. */
export interface Written {
  rule: Readonly<Record<string, unknown>>;
  problems: readonly FieldProblem[];
}

const lengthReason = 'a length of time, such as 90s, 5m, 1h30m or 7d';

export function written(draft: Draft): Written {
  const problems: FieldProblem[] = [];
  const wrong = (field: string, reason: string) => {
    problems.push({ field: pathOf(field), reason });
    return null;
  };
  const text = (field: string) => (draft.typed[field] ?? standard[field] ?? '').trim();
  const number = (field: string) => {
    const value = Number(text(field));
    return text(field) === '' || !Number.isFinite(value) ? wrong(field, 'a number') : value;
  };
  const whole = (field: string) => {
    const value = number(field);
    return value === null || Number.isInteger(value) ? value : wrong(field, 'a whole number');
  };
  const numbers = (field: string) => {
    const values = listOf(text(field)).map(Number);
    return values.every(Number.isFinite) ? values : wrong(field, 'numbers, with commas between them');
  };
  const length = (field: string) => lengthOf(text(field)) ?? wrong(field, lengthReason);

  const calm = (kind: Kind) => ({ under: number(`${kind}.calm.under`), for: length(`${kind}.calm.for`) });
  const when = () => {
    switch (draft.kind) {
      case 'article':
        return { kind: draft.kind, gap: length('article.gap') };
      case 'burst':
        return {
          kind: draft.kind,
          window: text('burst.window'),
          measure: text('burst.measure'),
          threshold: number('burst.threshold'),
          raise: numbers('burst.raise'),
          minArticles: whole('burst.minArticles'),
          minSources: whole('burst.minSources'),
          calm: calm(draft.kind),
        };
      case 'sentiment':
        return {
          kind: draft.kind,
          window: text('sentiment.window'),
          direction: text('sentiment.direction'),
          threshold: number('sentiment.threshold'),
          raise: numbers('sentiment.raise'),
          minArticles: whole('sentiment.minArticles'),
          calm: calm(draft.kind),
        };
      case 'company':
        return {
          kind: draft.kind,
          kinds: listOf(text('company.kinds')),
          minArticles: whole('company.minArticles'),
          minSources: whole('company.minSources'),
          within: length('company.within'),
          memory: length('company.memory'),
        };
      case 'silence':
        return { kind: draft.kind, lasts: length('silence.lasts') };
    }
  };
  const labels = () =>
    labelsOf(text('labels')) ??
    wrong('labels', 'each as name=value, with commas between them; name="a, b" where it has one');
  if (draft.on === null && draft.query === null) wrong('on.subject', 'choose what the rule stands on');
  if (draft.query?.trim() === '') wrong('on.query', 'write the query');
  // A condition that lasts may have to hold for a while; the others are moments, or say themselves how long.
  const lasts = draft.kind === 'burst' || draft.kind === 'sentiment';
  const [quiet, rate, digest] = [
    text('quietHours.from') !== '' || text('quietHours.to') !== '',
    text('rateLimit.messages') !== '',
    text('digest.every') !== '',
  ];
  const rule = {
    name: text('name'),
    on: draft.query === null ? { subject: draft.on?.subject ?? null } : { query: draft.query.trim() },
    when: when(),
    enabled: draft.enabled,
    for: lasts && text('for') !== '' ? length('for') : '0s',
    severity: text('severity'),
    labels: labels(),
    channels: draft.channels,
    groupBy: listOf(text('groupBy')),
    wait: length('wait'),
    interval: length('interval'),
    repeat: text('repeat') === '' ? null : length('repeat'),
    rateLimit: rate ? { messages: whole('rateLimit.messages'), per: length('rateLimit.per') } : null,
    quietHours: quiet
      ? {
          from: clock(text('quietHours.from')) ?? wrong('quietHours.from', 'an hour and a minute: 22:00'),
          to: clock(text('quietHours.to')) ?? wrong('quietHours.to', 'an hour and a minute: 07:00'),
          zone: text('quietHours.zone'),
          days: listOf(text('quietHours.days')),
        }
      : null,
    digest: digest ? { every: text('digest.every'), hour: whole('digest.hour'), zone: text('digest.zone') } : null,
    digestOnly: digest && text('digestOnly') === 'yes',
    sendResolved: text('sendResolved') === 'yes',
    sourceSteps: numbers('sourceSteps'),
    maxAge: length('maxAge'),
  };
  return { rule, problems };
}

const clock = (text: string): string | null => (/^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : null);

/** Parts between commas or line breaks. */
export const listOf = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const isSame = (a: Draft, b: Draft): boolean => JSON.stringify(a) === JSON.stringify(b);

/** With another text in a field. */
export const withText = (draft: Draft, field: string, text: string): Draft => ({
  ...draft,
  typed: { ...draft.typed, [field]: text },
});
