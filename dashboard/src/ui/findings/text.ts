import type { EntityDto, EvidenceDto, FindingsDto, SpanDto } from '../../api/contract';
import { type Leaning, reading } from '../net';

export type Field = 'title' | 'body';

/** A stretch of the text that stands by itself: a sentence, boilerplate that was not read, or what lies between. */
export interface Block {
  kind: 'sentence' | 'skipped' | 'other';
  field: Field;
  start: number;
  end: number;
  /** Whether a new paragraph begins here. */
  paragraph: boolean;
}

const endOf = (span: SpanDto) => span.start + span.length;
const inField = (field: Field) => (span: SpanDto) => span.field === field;

/** Cuts a field into blocks: every character that is not white space is in exactly one, in order. */
export function blocks(text: string, field: Field, findings: FindingsDto): Block[] {
  const spans = [
    ...findings.sentences.filter(inField(field)).map((span) => ({ kind: 'sentence' as const, span })),
    ...findings.skipped.filter(inField(field)).map((span) => ({ kind: 'skipped' as const, span })),
  ].sort((a, b) => a.span.start - b.span.start || (a.kind === 'sentence' ? -1 : 1));
  const made: Block[] = [];
  let at = 0;
  const add = (kind: Block['kind'], from: number, to: number, between: string) => {
    // White space belongs to no block; a line break in it begins a paragraph.
    const part = text.slice(from, to);
    const start = from + part.length - part.trimStart().length;
    const end = to - (part.length - part.trimEnd().length);
    if (start >= end) return;
    const lead = between + text.slice(from, start);
    made.push({ kind, field, start, end, paragraph: made.length > 0 && lead.includes('\n') });
  };
  let gap = '';
  for (const { kind, span } of spans) {
    const start = Math.max(at, span.start);
    const end = Math.min(text.length, endOf(span));
    if (end <= start) continue;
    const between = text.slice(at, start);
    if (between.trim() !== '') {
      for (const line of lines(at, start, text)) add('other', line.from, line.to, line.gap);
      gap = between.slice(between.trimEnd().length);
    } else gap = between;
    add(kind, start, end, gap);
    at = end;
  }
  for (const line of lines(at, text.length, text)) add('other', line.from, line.to, line.gap);
  return made;
}

/** The lines of a stretch, each with the white space before it. */
function lines(from: number, to: number, text: string) {
  const found: { from: number; to: number; gap: string }[] = [];
  const pattern = /[^\n]+/g;
  const part = text.slice(from, to);
  let last = 0;
  for (const match of part.matchAll(pattern)) {
    if (match[0].trim() === '') continue;
    found.push({
      from: from + match.index,
      to: from + match.index + match[0].length,
      gap: part.slice(last, match.index),
    });
    last = match.index + match[0].length;
  }
  return found;
}

/** A run of text that is marked the same way throughout. */
export interface Piece {
  text: string;
  /** Offset in the field. */
  start: number;
  /** The entity named here; null: none. */
  entity: EntityDto | null;
  /** How the sentence speaks of that entity; null: not known here, for only the sentences that weigh most are kept. */
  says: Leaning | null;
  /** How far the words pulled: −1 … 1, the heaviest of the sentence being ±1; 0: they did not weigh. */
  pull: number;
  /** Boilerplate inside a sentence, such as a dateline. */
  skipped: boolean;
  /** Taken for a name, and said to be none. */
  struck: boolean;
}

/** The pieces of a block, marked with names, the words that weighed in the evidence, and what was skipped. */
export function pieces(text: string, block: Block, findings: FindingsDto, evidence: EvidenceDto | null): Piece[] {
  const within = (span: SpanDto) => span.field === block.field && span.start < block.end && endOf(span) > block.start;
  const names = findings.entities.flatMap((entity) =>
    entity.mentions.filter(within).map((span) => ({ span, entity, says: saysOf(entity, block) })),
  );
  const words = (evidence?.words ?? []).filter(within);
  const heaviest = Math.max(...words.map((word) => Math.abs(word.weight)), 0);
  const struck = findings.struck?.filter(within) ?? [];
  const skipped = block.kind === 'sentence' ? findings.skipped.filter(within) : [];
  const cuts = new Set([block.start, block.end]);
  for (const span of [...names.map((name) => name.span), ...words, ...skipped, ...struck]) {
    cuts.add(Math.max(block.start, span.start));
    cuts.add(Math.min(block.end, endOf(span)));
  }
  const order = [...cuts].sort((a, b) => a - b);
  const covers = (span: SpanDto, at: number) => span.start <= at && at < endOf(span);
  return order.slice(0, -1).map((from, i) => {
    const name = names.find(({ span }) => covers(span, from));
    const word = words.find((span) => covers(span, from));
    return {
      text: text.slice(from, order[i + 1]),
      start: from,
      entity: name?.entity ?? null,
      says: name?.says ?? null,
      pull: word === undefined || heaviest === 0 ? 0 : word.weight / heaviest,
      skipped: skipped.some((span) => covers(span, from)),
      struck: struck.some((span) => covers(span, from)),
    };
  });
}

function saysOf(entity: EntityDto, block: Block): Leaning | null {
  const evidence = evidenceFor(entity, block);
  return evidence === null ? null : reading(evidence.sentiment);
}

/** What identifies a sentence on the page. */
export const keyOf = ({ field, start }: { field: string; start: number }): string => `${field} ${start}`;

/** The forms under which an article names an entity, the commonest first. */
export function formsOf(entity: EntityDto, title: string, body: string): { form: string; times: number }[] {
  const counts = new Map<string, number>();
  for (const { field, start, length } of entity.mentions) {
    const form = (field === 'title' ? title : body).slice(start, start + length).replace(/\s+/g, ' ');
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return [...counts].map(([form, times]) => ({ form, times })).sort((a, b) => b.times - a.times);
}

/** The evidence of an entity for a block. */
export function evidenceFor(entity: EntityDto | null, block: Block): EvidenceDto | null {
  return (
    entity?.evidence.find((e) => e.field === block.field && e.start < block.end && e.start + e.length > block.start) ??
    null
  );
}

/** Whether a block names the entity, and what it says of it was not kept with the sentences that weigh most. */
export function isUnkept(entity: EntityDto | null, block: Block): boolean {
  if (entity === null || entity.evidence.length === 0 || entity.sentences === entity.evidence.length) return false;
  const named = entity.mentions.some((m) => m.field === block.field && m.start < block.end && endOf(m) > block.start);
  return named && evidenceFor(entity, block) === null;
}

/** The entity that the page speaks of at first: the one asked for, else the one named most. */
export function chosenEntity(findings: FindingsDto, subject: string | null): EntityDto | null {
  const asked = findings.entities.find((entity) => entity.subject === subject);
  if (asked !== undefined) return asked;
  return [...findings.entities].sort((a, b) => b.mentions.length - a.mentions.length)[0] ?? null;
}

/** The fullest spelling of an entity: what is said of it holds for the shorter ones too. */
export function fullestForm(entity: EntityDto, title: string, body: string): string {
  const words = (form: string) => form.split(' ').length;
  const forms = formsOf(entity, title, body).map(({ form }) => form);
  return forms.reduce((best, form) => (words(form) > words(best) ? form : best), forms[0] ?? entity.name);
}
