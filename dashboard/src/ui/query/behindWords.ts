import type { StatusDto } from '../../api/contract';
import { plural } from '../words';

/** "Search is 1,204 changes of the log behind: …"; empty where it is not behind. */
export function behindWords({ position, searchPosition }: Pick<StatusDto, 'position' | 'searchPosition'>): string {
  const left = position - searchPosition;
  return left > 0
    ? `Search is ${plural(left, 'change')} of the log behind: what came last is not found yet, and counts may grow.`
    : '';
}
