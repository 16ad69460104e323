import type { AlertRow } from '../../../api/contract';
import type { ReplayLink } from '../../../ui/replayLinks';
import { minuteOf } from '../../../ui/times';

const minute = 60_000;
const windows = { '15m': 15, '1h': 60, '24h': 1440, '7d': 10_080 } as const;

/** What is watched before it fired, where it stands on no window, min. */
const lead = 20;

/** A replay that begins well before the alert fired and ends well after, but not in the future; it stands a little before the firing. */
export function replayOf(row: AlertRow, now: number): ReplayLink {
  const opened = minuteOf(row.openedAt);
  const before = row.evidence.window == null ? 60 : 2 * windows[row.evidence.window];
  const iso = (t: number) => new Date(t).toISOString();
  return {
    clock: 'arrival',
    from: iso(opened - before * minute),
    to: iso(Math.max(opened + minute, Math.min(minuteOf(now), opened + before * minute))),
    at: iso(opened - Math.min(lead, before) * minute),
    speed: null,
  };
}
