import { send } from '../../api/client';
import type { ChangeReplayDto, ReplayDto, ReplayRequestDto } from '../../api/contract';
import type { ReplayLink } from '../../ui/replayLinks';

export const changeReplay = (id: string, change: ChangeReplayDto): Promise<ReplayDto> =>
  send<ReplayDto>('PATCH', `replays/${encodeURIComponent(id)}`, change);

export const endReplay = (id: string): Promise<unknown> => send<unknown>('DELETE', `replays/${encodeURIComponent(id)}`);

export const startReplay = (request: ReplayRequestDto): Promise<ReplayDto> =>
  send<ReplayDto>('POST', 'replays', request);

/** The speed of a replay that was opened by a link: an hour in a minute. */
const linkSpeed = 60;

/** Starts a replay where a link points to; it stands still there until somebody plays it. */
export async function openLink({ clock, from, to, at }: ReplayLink): Promise<ReplayDto> {
  // At the slowest speed, so that nothing goes by before the jump.
  const { id } = await startReplay({ from, to, clock, speed: 1 });
  try {
    return await changeReplay(id, { at, state: 'paused', speed: linkSpeed });
  } catch (error) {
    // Nobody will look at it. Should this fail too, it ends with its lease, and the first error says more.
    await endReplay(id).catch(() => undefined);
    throw error;
  }
}
