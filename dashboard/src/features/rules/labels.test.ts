import { expect, test } from 'vitest';
import { labelsOf, labelsText } from './labels';

test('labels come back as they were, whatever stands in them', () => {
  for (const labels of [
    {},
    { desk: 'ports', floor: '2' },
    { note: 'x, sev=high', end: 'a' },
    { note: 'says "no", twice\n\\' },
    { note: ' a ', eq: 'a=b=c' },
  ])
    expect(labelsOf(labelsText(labels)), JSON.stringify(labels)).toEqual(labels);
});

test('what is no label is not taken for one', () => {
  expect(labelsOf('desk = ports ,floor=2,')).toEqual({ desk: 'ports', floor: '2' });
  expect(labelsOf('path="C:\\q"')).toEqual({ path: 'C:q' });
  for (const typed of ['desk', 'desk=', '=ports', 'desk=ports, floor', 'desk="ports', 'desk=a "b"', 'a=1,,b=2'])
    expect(labelsOf(typed), typed).toBeNull();
});
