import { useEffect, useState } from 'react';
import { politeVoice } from '../shell/announcements';
import { titleOf } from './alertWords';
import { AlertNews } from './notices/AlertNews';
import { useFiring } from './useFiring';

/** Lets the polite voice say which alerts are new since the page opened. */
export function useAlertNews(): void {
  const { state } = useFiring();
  const [news] = useState(() => new AlertNews());
  useEffect(() => {
    if (state !== null) politeVoice.alerts(news.next(state).map(titleOf));
  }, [state, news]);
}
