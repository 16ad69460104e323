import { useEffect, useRef } from 'react';
import { politeVoice } from '../shell/announcements';
import { titleOf } from './alertWords';
import { useFiring } from './useFiring';

/** Lets the polite voice say which alerts are new since the page opened. */
export function useAlertNews(): void {
  const { state } = useFiring();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (state === null) return;
    const before = known.current;
    known.current = new Set(state.alerts.map((row) => row.id));
    if (before === null) return;
    politeVoice.alerts(state.alerts.filter((row) => row.handling === 'new' && !before.has(row.id)).map(titleOf));
  }, [state]);
}
