import { send } from '../../api/client';
import type { ChangeReplayDto, ReplayDto, ReplayRequestDto } from '../../api/contract';
import type { ReplayLink } from '../../ui/replayLinks';
import { speedFor } from './words';

export const changeReplay = (id: string, change: ChangeReplayDto): Promise<ReplayDto> =>
  send<ReplayDto>('PATCH', `replays/${encodeURIComponent(id)}`, change);

export const endReplay = (id: string): Promise<unknown> => send<unknown>('DELETE', `replays/${encodeURIComponent(id)}`);

const startReplay = (request: ReplayRequestDto): Promise<ReplayDto> => send<ReplayDto>('POST', 'replays', request);

/** Starts a replay where a link points to: standing still, where nobody asked to play. */
export async function openLink(link: ReplayLink, state: 'playing' | 'paused' = 'paused'): Promise<ReplayDto> {
  const { clock, from, to, at } = link;
  // At the slowest speed, so that nothing goes by before the jump.
  const { id } = await startReplay({ from, to, clock, speed: 1 });
  try {
    return await changeReplay(id, { at, state, speed: link.speed ?? speedFor(Date.parse(to) - Date.parse(from)) });
  } catch (error) {
    // Nobody will look at it. Should this fail too, it ends with its lease, and the first error says more.
    await endReplay(id).catch(() => undefined);
    throw error;
  }
}
