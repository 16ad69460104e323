import { useState } from 'react';
import { useReplayClock } from '../../live/timeline';
import { minuteOf } from '../../ui/times';

/**
 * The replay's minute at which a list was asked for: the list stands still while the replay plays, and follows when it stands still
 * or jumps back. Live: empty, for ever.
 */
export function useStandingTime(): { at: string; later: number | null; take: () => void } {
  const clock = useReplayClock();
  const minute = clock === null ? null : minuteOf(clock.at);
  const [taken, setTaken] = useState(minute);
  const follows = clock !== null && minute !== null && (!clock.moving || taken === null || minute < taken);
  if (follows && taken !== minute) setTaken(minute);
  const later = minute !== null && taken !== null && minute > taken ? minute : null;
  return { at: taken === null ? '' : String(taken), later, take: () => setTaken(minute) };
}
