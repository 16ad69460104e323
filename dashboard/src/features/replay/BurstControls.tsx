import { useState } from 'react';
import { clockTime, day, sameDay } from '../../ui/times';
import { useKeys } from '../shell/keys';
import { BurstList } from './BurstList';
import { burstWords, nextBurst, previousBurst, type RangeBurst } from './bursts';

interface Props {
  bursts: readonly RangeBurst[];
  /** The clock, ms. */
  at: number;
  /** How they are counted, where that is not as the replay's numbers are. */
  otherwise: string | null;
  onGo: (burst: RangeBurst) => void;
}

/** From burst to burst, and the list of them; nothing where the range has none. */
export function BurstControls({ bursts, at, otherwise, onGo }: Props) {
  const [opened, setOpened] = useState(false);
  const [previous, next] = [previousBurst(bursts, at), nextBurst(bursts, at)];
  const go = (burst: RangeBurst | null) => burst !== null && onGo(burst);
  useKeys({ b: () => go(next), B: () => go(previous) });
  if (bursts.length === 0) return null;
  const now = Date.now();
  return (
    <fieldset className="leaps" aria-label="Bursts">
      <button
        type="button"
        className="btn"
        disabled={previous === null}
        title={previous === null ? undefined : burstWords(previous, now)}
        onClick={() => go(previous)}
      >
        Previous<span className="sr"> burst</span>
      </button>
      <button
        type="button"
        className="btn"
        disabled={next === null}
        title={next === null ? undefined : burstWords(next, now)}
        onClick={() => go(next)}
      >
        <span>
          Next burst
          {next !== null && (
            <span className="wide-only">, {sameDay(next.time, at) ? clockTime(next.time) : day(next.time)}</span>
          )}
        </span>
      </button>
      <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setOpened(true)}>
        All {bursts.length}
      </button>
      <BurstList
        bursts={bursts}
        at={at}
        otherwise={otherwise}
        opened={opened}
        onClose={() => setOpened(false)}
        onGo={(burst) => {
          setOpened(false);
          onGo(burst);
        }}
      />
    </fieldset>
  );
}
