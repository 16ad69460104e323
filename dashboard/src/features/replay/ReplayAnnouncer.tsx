import { useEffect, useRef } from 'react';

/** Entering and leaving the past is told to those who do not see its colours. */
export function ReplayAnnouncer({ inside }: { inside: boolean }) {
  const been = useRef(false);
  const words = inside ? 'Replay. Numbers show the past.' : been.current ? 'Live again.' : '';
  useEffect(() => {
    if (inside) been.current = true;
  }, [inside]);
  return (
    <p className="sr" aria-live="polite">
      {words}
    </p>
  );
}
