import type { ReplayBurstDto } from '../../api/contract';
import { when } from '../../ui/times';
import { isWindow, longKind, plural, usually, windowWords } from '../../ui/words';

/** A burst of the range that is played. */
export interface RangeBurst extends ReplayBurstDto {
  /** The clock at which a board shows it, ms. */
  time: number;
}

/** In order of time. */
export const burstsOf = (items: readonly ReplayBurstDto[]): RangeBurst[] =>
  items.map((item) => ({ ...item, time: Date.parse(item.at) })).sort((a, b) => a.time - b.time);

/** The first one after the clock (ms); null: none does. */
export const nextBurst = (bursts: readonly RangeBurst[], at: number): RangeBurst | null =>
  bursts.find(({ time }) => time > at) ?? null;

/** The last one before the clock. */
export const previousBurst = (bursts: readonly RangeBurst[], at: number): RangeBurst | null =>
  bursts.findLast(({ time }) => time < at) ?? null;

/** "Floods, topic, 06:02: 41 articles in 1 h, usually 12". */
export function burstWords({ name, kind, at, articles, usual, window }: RangeBurst, now: number): string {
  const length = isWindow(window) ? ` in ${windowWords[window]}` : '';
  return `${name}, ${longKind(kind)}, ${when(at, now)}: ${plural(articles, 'article')}${length}, usually ${usually(usual)}`;
}
