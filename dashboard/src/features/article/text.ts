import type { EntityDto, EvidenceDto, FindingsDto, SpanDto } from '../../api/contract';

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
  /** The subject named here; null: none. */
  subject: string | null;
  /** Whether its words weighed in the reading. */
  weighs: boolean;
  /** Boilerplate inside a sentence, such as a dateline. */
  skipped: boolean;
}

/** The pieces of a block, marked with names, the words that weighed, and what was skipped. */
export function pieces(text: string, block: Block, findings: FindingsDto, evidence: EvidenceDto | null): Piece[] {
  const within = (span: SpanDto) => span.field === block.field && span.start < block.end && endOf(span) > block.start;
  const names = findings.entities.flatMap((entity) =>
    entity.mentions.filter(within).map((span) => ({ span, subject: entity.subject })),
  );
  const words = (evidence?.words ?? []).filter(within);
  const skipped = block.kind === 'sentence' ? findings.skipped.filter(within) : [];
  const cuts = new Set([block.start, block.end]);
  for (const span of [...names.map((name) => name.span), ...words, ...skipped]) {
    cuts.add(Math.max(block.start, span.start));
    cuts.add(Math.min(block.end, endOf(span)));
  }
  const order = [...cuts].sort((a, b) => a - b);
  const covers = (span: SpanDto, at: number) => span.start <= at && at < endOf(span);
  return order.slice(0, -1).map((from, i) => ({
    text: text.slice(from, order[i + 1]),
    subject: names.find(({ span }) => covers(span, from))?.subject ?? null,
    weighs: words.some((span) => covers(span, from)),
    skipped: skipped.some((span) => covers(span, from)),
  }));
}

/** The evidence of an entity for a block. */
export function evidenceFor(entity: EntityDto | null, block: Block): EvidenceDto | null {
  return (
    entity?.evidence.find((e) => e.field === block.field && e.start < block.end && e.start + e.length > block.start) ??
    null
  );
}

/** The entity that the page speaks of at first: the one asked for, else the one named most. */
export function chosenEntity(findings: FindingsDto, subject: string | null): EntityDto | null {
  const asked = findings.entities.find((entity) => entity.subject === subject);
  if (asked !== undefined) return asked;
  return [...findings.entities].sort((a, b) => b.mentions.length - a.mentions.length)[0] ?? null;
}
