import { useKeys } from '../shell/keys';
import type { ReplayControl } from './ReplayControl';
import { hour, minute } from './Scrubber';

/** Keys of the replay on every screen: Space, and the arrows a minute, with Shift an hour. */
export function useReplayKeys(control: ReplayControl): void {
  const step = (by: number) => (event: KeyboardEvent) => control.step(by * (event.shiftKey ? hour : minute));
  useKeys({
    ' ': () => control.toggle(),
    ArrowLeft: step(-1),
    ArrowRight: step(1),
  });
}
