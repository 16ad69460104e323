import { expect, test } from 'vitest';
import { placeFlags } from './flags';

const flag = (at: number, name: string) => ({ at, name, subject: name });
const place = (flags: ReturnType<typeof flag>[], width = 600) =>
  placeFlags(
    flags,
    (at) => at,
    width,
    (name) => name.length * 10,
  );

test('no two names lie over one another', () => {
  const placed = place([flag(10, 'aaaaa'), flag(20, 'bbbbb'), flag(30, 'ccccc'), flag(200, 'ddddd')]);
  for (const a of placed)
    for (const b of placed)
      if (a !== b && a.lane === b.lane) expect(Math.abs(a.left - b.left)).toBeGreaterThanOrEqual(50);
});

test('a name that would leave the strip stands to the left of its minute, and one without room is left out', () => {
  expect(place([flag(590, 'aaaaa')])[0]?.left).toBe(540);
  expect(place([flag(10, 'a'.repeat(70))])).toEqual([]);
});
