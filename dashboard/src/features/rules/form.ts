import type { FieldProblem } from '../../api/client';
import { type Draft, withText } from './draft';
import { standard } from './fields';
import { reasonOf } from './problems';

/** What the fields of the editor read and write. */
export interface Form {
  draft: Draft;
  change: (draft: Draft) => void;
  text: (field: string) => string;
  set: (field: string, text: string) => void;
  /** Why a field is wrong; null: it is not. */
  reason: (field: string) => string | null;
}

export const formOf = (draft: Draft, problems: readonly FieldProblem[], change: (draft: Draft) => void): Form => ({
  draft,
  change,
  text: (field) => draft.typed[field] ?? standard[field] ?? '',
  set: (field, text) => change(withText(draft, field, text)),
  reason: (field) => reasonOf(problems, field),
});
