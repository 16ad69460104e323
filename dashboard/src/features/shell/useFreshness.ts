import { useEffect, useState } from 'react';
import type { StatusDto } from '../../api/contract';
import { type Freshness, freshness, isOldArrival } from '../../live/freshness';
import { useReplayClock } from '../../live/timeline';
import { useConnection } from '../../live/useLive';
import { useNewestArticle } from '../../ui/useNewestArticle';
import { useSession } from '../replay/session';

const notLive: Freshness = { kind: 'replay', strong: 'Not live', words: '', short: '' };

/** Looked at anew with every push, and each second while none comes. */
export function useFreshness(status: StatusDto | null): Freshness {
  const connection = useConnection();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  const replay = useReplayClock();
  const inReplay = useSession() !== null;
  const newest = useNewestArticle(!inReplay && status !== null && isOldArrival(status) ? {} : null);
  const now = performance.now();
  if (!inReplay) return freshness(connection, status, now, newest);
  // Of a lost connection the past tells as the present does; what is live tells nothing of it.
  const known = freshness({ ...connection, clock: replay?.at ?? connection.clock }, status, now, null);
  return known.kind === 'reconnecting' || known.kind === 'stale' || known.kind === 'starting' ? known : notLive;
}
