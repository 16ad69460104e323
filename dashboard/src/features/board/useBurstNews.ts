import { useEffect, useRef } from 'react';
import type { BoardRow } from '../../api/contract';
import { politeVoice } from '../shell/announcements';

/** Tells the polite voice of bursts that were not there before; those of the first look are no news. */
export function useBurstNews(bursts: readonly BoardRow[]): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const before = known.current;
    if (before === null && bursts.length === 0) return;
    known.current = new Set([...(before ?? []), ...bursts.map((row) => row.subject)]);
    if (before === null) return;
    politeVoice.bursts(bursts.filter((row) => !before.has(row.subject)).map((row) => row.name));
  }, [bursts]);
}
