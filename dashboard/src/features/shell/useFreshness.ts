import { useEffect, useState } from 'react';
import type { StatusDto } from '../../api/contract';
import { type Freshness, freshness } from '../../live/freshness';
import { useConnection } from '../../live/useLive';

/** Looked at anew with every push, and each second while none comes. */
export function useFreshness(status: StatusDto | null): Freshness {
  const connection = useConnection();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return freshness(connection, status, performance.now());
}
