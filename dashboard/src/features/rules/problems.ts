import { ApiError, type FieldProblem } from '../../api/client';
import { pathOf } from './fields';

/** What is wrong with single fields, in the server's words; none where the fault is another one. */
export function fieldProblems(error: unknown): readonly FieldProblem[] {
  if (!(error instanceof ApiError) || error.status !== 400) return [];
  if (error.problems.length > 0) return error.problems;
  return error.field === null ? [] : [{ field: error.field, reason: error.detail ?? error.message }];
}

/** What is wrong with a group, or with what a field chooses from, is said at the field that begins it. */
const firsts: Readonly<Record<string, readonly string[]>> = {
  'on.subject': ['on'],
  'rateLimit.messages': ['rateLimit'],
  'quietHours.from': ['quietHours'],
  'digest.every': ['digest'],
};

/** Why a field is wrong; null: it is not. */
export function reasonOf(problems: readonly FieldProblem[], field: string): string | null {
  const paths = [pathOf(field), ...(firsts[field] ?? [])];
  return problems.find((problem) => paths.includes(problem.field))?.reason ?? null;
}
