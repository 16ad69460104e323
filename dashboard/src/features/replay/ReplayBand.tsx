import { useEffect, useRef } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { useLive } from '../../live/useLive';
import { statusView } from '../../live/views';
import { useKeys } from '../shell/keys';
import type { Session } from './session';
import { ago, clockOf, clockWords, dayOf, since } from './words';

/** Says on every screen that this is the past, and is the way out of it. */
export function ReplayBand({ session }: { session: Session }) {
  const back = useBackToLive();
  return (
    <section className="rband" aria-label="Replay">
      <b>Replay</b>
      <Watching session={session} />
      <span className="end">
        <LiveGoesOn />
        <Link className="btn go" href={`~${back}`}>
          Back to live <kbd aria-hidden="true">Esc</kbd>
        </Link>
      </span>
    </section>
  );
}

function Watching({ session }: { session: Session }) {
  if (session.phase !== 'open') {
    return <span>{session.phase === 'opening' ? 'Opening' : 'Not there'}</span>;
  }
  const { at } = session.replay;
  const now = Date.now();
  return (
    <span>
      <span className="wide-only">You are watching </span>
      {dayOf(at, now)}, {ago(at, now)}
      <span className="wide-only">. {clockWords[clockOf(session.replay)].says}</span>
    </span>
  );
}

function LiveGoesOn() {
  const { state: status } = useLive(statusView);
  const left = useRef<number | null>(null);
  useEffect(() => {
    if (status !== null) left.current ??= status.articles;
  }, [status]);
  if (status === null) return null;
  return <span className="wide-only">{since(status.articles - (left.current ?? status.articles))}</span>;
}

/** The same screen, live; Escape goes there where nothing else takes the key. */
function useBackToLive(): string {
  const [screen, go] = useLocation();
  const search = useSearch();
  const back = `${screen}${search === '' ? '' : `?${search}`}`;
  useKeys({ Escape: () => go(`~${back}`) }, 'last');
  return back;
}
