import { useEffect, useState } from 'react';
import { staleAfter } from '../../live/freshness';
import { useLiveClient } from '../../live/useLive';

/** Whether nothing has come for so long that the screen is no longer true. Changes only when that does. */
export function useStale(): boolean {
  const { connection } = useLiveClient();
  const [stale, setStale] = useState(false);
  useEffect(() => {
    const look = () => setStale(performance.now() - connection.get().lastPush >= staleAfter * 1000);
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [connection]);
  return stale;
}
