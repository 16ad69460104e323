import { createContext, useContext } from 'react';
import { minuteOf } from '../ui/times';
import { live } from './LiveView';

export const TimelineContext = createContext<string>(live);

/** The timeline that the screen is on. */
export const useTimeline = (): string => useContext(TimelineContext);

export interface ReplayClock {
  /** RFC 3339. */
  at: string;
  /** Whether it runs by itself. */
  moving: boolean;
  /** By which time articles enter. */
  by: 'arrival' | 'event';
}

/** The clock of the replay that the screen is on; null: the screen is live. */
export const ReplayClockContext = createContext<ReplayClock | null>(null);

export const useReplayClock = (): ReplayClock | null => useContext(ReplayClockContext);

/** What "now" is on this screen: the replay's minute, or the time on the wall. */
export function useNow(): string {
  const replay = useReplayClock();
  return replay === null ? new Date().toISOString() : new Date(minuteOf(replay.at)).toISOString();
}
