import { memo, useEffect, useRef } from 'react';
import type { Freshness } from '../../live/freshness';
import { useConnection, useLiveClient } from '../../live/useLive';

/** How true the screen is, in words, behind a square that beats once per push. */
export function FreshnessLine({ fresh }: { fresh: Freshness }) {
  const live = useLiveClient();
  const lost = fresh.kind === 'reconnecting' || fresh.kind === 'stale';
  return (
    <span className={lost ? 'state off' : 'state'} data-kind={fresh.kind}>
      {fresh.kind !== 'replay' && <Beat still={lost || fresh.kind === 'empty'} />}
      <span>
        {fresh.strong && <b>{fresh.strong} </b>}
        <span className="long">{fresh.words}</span>
        <span className="short">{fresh.short}</span>
        {lost && (
          <>
            {'. '}
            <button type="button" className="link" onClick={() => live.tryNow()}>
              Try now
            </button>
          </>
        )}
      </span>
    </span>
  );
}

/** Beats closer together than this would flicker, ms. */
const calm = 500;

const Beat = memo(function Beat({ still }: { still: boolean }) {
  const { pushes } = useConnection();
  const square = useRef<HTMLSpanElement>(null);
  const last = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each push beats
  useEffect(() => {
    const now = performance.now();
    if (still || now - last.current < calm || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    last.current = now;
    square.current?.animate([{ boxShadow: '0 0 0 3px var(--rule-2)' }, { boxShadow: '0 0 0 0 var(--rule-2)' }], {
      duration: calm,
    });
  }, [pushes, still]);
  return <span ref={square} className={still ? 'beat hollow' : 'beat'} aria-hidden="true" />;
});
