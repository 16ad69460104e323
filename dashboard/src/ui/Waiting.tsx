import { useEffect, useState } from 'react';

/** Nothing is shown for waits shorter than this, ms. */
const patience = 300;
/** From here on the wait is put in words, ms. */
const long = 5_000;

interface Props {
  rows: number;
  words: string;
}

/** Still grey bars in the shape of the rows to come. */
export function Waiting({ rows, words }: Props) {
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const timers = [patience, long].map((ms) => setTimeout(() => setWaited(ms), ms));
    return () => timers.forEach(clearTimeout);
  }, []);
  if (waited < patience) return null;
  return (
    <div className="waiting" aria-busy="true">
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike and never move
        <i key={i} style={{ width: `${38 + ((i * 37) % 50)}%` }} />
      ))}
      <p className="quiet" aria-live="polite">
        {waited >= long ? words : ''}
      </p>
    </div>
  );
}
