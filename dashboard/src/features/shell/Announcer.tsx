import { useSyncExternalStore } from 'react';
import type { Freshness } from '../../live/freshness';
import { useAlertNews } from '../alerts/useAlertNews';
import { announceLevel, politeVoice } from './announcements';

/** The only live regions of the page: one polite, one for a lost connection. */
export function Announcer({ fresh }: { fresh: Freshness }) {
  useAlertNews();
  const level = useSyncExternalStore(announceLevel.subscribe, announceLevel.get);
  const bursts = useSyncExternalStore(politeVoice.subscribe, politeVoice.get);
  const connection =
    { reconnecting: 'Reconnecting.', behind: 'The numbers are behind the log.' }[fresh.kind as string] ?? '';
  return (
    <div className="sr">
      <p aria-live="polite">{level === 'all' ? bursts : ''}</p>
      <p aria-live="polite">{level === 'none' ? '' : connection}</p>
      <p aria-live="assertive">
        {level !== 'none' && fresh.kind === 'stale' ? 'Not up to date. The connection is lost.' : ''}
      </p>
    </div>
  );
}
