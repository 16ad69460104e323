import type { FieldProblem } from '../../api/client';
import { type Draft, withText } from './draft';
import { standard } from './fields';
import { reasonOf } from './problems';

/** What is known of a subject that is typed: what it means, nothing yet, that its names could not be looked for, or that none of several was chosen. */
export type Meaning = 'known' | 'open' | 'unknown' | 'unchosen';

/** What the fields of the editor read and write. */
export interface Form {
  draft: Draft;
  change: (draft: Draft) => void;
  /** Told of the subject that is typed. */
  means: (meaning: Meaning) => void;
  text: (field: string) => string;
  set: (field: string, text: string) => void;
  /** Why a field is wrong; null: it is not. */
  reason: (field: string) => string | null;
}

export const formOf = (
  draft: Draft,
  problems: readonly FieldProblem[],
  change: Form['change'],
  means: Form['means'],
): Form => ({
  draft,
  change,
  means,
  text: (field) => draft.typed[field] ?? standard[field] ?? '',
  set: (field, text) => change(withText(draft, field, text)),
  reason: (field) => reasonOf(problems, field),
});
