import type { EntityDto, FindingsDto } from '../../api/contract';

/** An entity that the corrections touched; null: not found on that side. */
export interface Difference {
  subject: string;
  before: EntityDto | null;
  after: EntityDto | null;
}

const scoreOf = (entity: EntityDto) => entity.sentiment?.score.toFixed(2) ?? null;

const same = (a: EntityDto, b: EntityDto) =>
  a.name === b.name && a.kind === b.kind && a.mentions.length === b.mentions.length && scoreOf(a) === scoreOf(b);

/** Entities that are not what they were: those of the first reading in its order, then the new ones. */
export function differences(before: FindingsDto, after: FindingsDto): Difference[] {
  const [was, is] = [bySubject(before), bySubject(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((subject) => ({ subject, before: was.get(subject) ?? null, after: is.get(subject) ?? null }))
    .filter(({ before, after }) => before === null || after === null || !same(before, after));
}

const bySubject = ({ entities }: FindingsDto) => new Map(entities.map((entity) => [entity.subject, entity]));
