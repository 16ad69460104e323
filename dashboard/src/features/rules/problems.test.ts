import { expect, test } from 'vitest';
import { ApiError } from '../../api/client';
import { fieldProblems, reasonOf } from './problems';

const refused = (problems: { field: string; reason: string }[], field: string | null = null) =>
  new ApiError(400, 'That cannot be a rule', 'a detail', [], field, null, problems);

test('what is refused finds its field, of conditions too', () => {
  const problems = fieldProblems(
    refused([
      { field: 'when.threshold', reason: 'above 1, at most 1000' },
      { field: 'quietHours', reason: 'they would never end' },
    ]),
  );
  expect(reasonOf(problems, 'burst.threshold')).toBe('above 1, at most 1000');
  expect(reasonOf(problems, 'quietHours.from')).toBe('they would never end');
  expect(reasonOf(problems, 'quietHours.zone')).toBeNull();
});

test('one field that cannot be read is a problem like the others; other faults are of no field', () => {
  expect(fieldProblems(refused([], 'wait'))).toEqual([{ field: 'wait', reason: 'a detail' }]);
  expect(fieldProblems(refused([]))).toEqual([]);
  expect(fieldProblems(new ApiError(422, 'Too much for one try', 'It took too long.'))).toEqual([]);
  expect(fieldProblems(null)).toEqual([]);
});
