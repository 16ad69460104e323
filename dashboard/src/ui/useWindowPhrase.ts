import { live } from '../live/LiveView';
import { useTimeline } from '../live/timeline';
import { lastWindow, thatWindow, type WindowWord } from './words';

/** "in the last hour", or "in that hour" on the screens of a replay. */
export function useWindowPhrase(): Record<WindowWord, string> {
  return useTimeline() === live ? lastWindow : thatWindow;
}
