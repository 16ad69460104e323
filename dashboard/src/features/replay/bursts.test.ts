import { expect, test } from 'vitest';
import { burstsOf, burstWords, nextBurst, previousBurst } from './bursts';

const some = (hour: number, name: string) => ({
  at: new Date(2026, 10, 24, hour, 2).toISOString(),
  subject: `topic:${name}`,
  name,
  kind: 'topic',
  articles: 41,
  usual: 0.5,
  burst: 4,
  window: '1h',
});
const at = (hour: number, minute: number) => new Date(2026, 10, 24, hour, minute).getTime();

test('the way leads from burst to burst in order of time, and ends at both ends', () => {
  const bursts = burstsOf([some(9, 'Elections'), some(6, 'Floods')]);
  const names = (clock: number) => [previousBurst(bursts, clock)?.name, nextBurst(bursts, clock)?.name];
  expect(names(at(6, 0))).toEqual([undefined, 'Floods']);
  expect(names(at(6, 2))).toEqual([undefined, 'Elections']);
  expect(names(at(6, 3))).toEqual(['Floods', 'Elections']);
  expect(names(at(12, 0))).toEqual(['Elections', undefined]);
});

test('a burst is told with its name, its time, the number, then the usual', () => {
  const [floods] = burstsOf([some(6, 'Floods')]);
  expect(floods && burstWords(floods, at(12, 0))).toBe('Floods, topic, 06:02: 41 articles in 1 h, usually under 1');
});
