import { useElementSize } from '@mantine/hooks';
import { type PointerEvent, useMemo } from 'react';
import { placeFlags } from '../../ui/chart/flags';
import { labelWidth } from '../../ui/chart/labelWidth';
import type { RangeBurst } from './bursts';

interface Props {
  bursts: readonly RangeBurst[];
  /** The clock, and the range, ms. */
  at: number;
  from: number;
  to: number;
  left: number;
  right: number;
  onGo: (burst: RangeBurst) => void;
  /** The one under the pointer; null: none. */
  onPoint: (burst: RangeBurst | null) => void;
}

/** Under this width names would cover the bars: marks alone. */
const narrow = 500;
/** More names would be a text. */
const named = 14;

/** A mark at each burst of the range, the strongest with their names; pale where the clock has not come to yet. */
export function BurstMarks({ bursts, at, from, to, left, right, onGo, onPoint }: Props) {
  const { ref, width } = useElementSize();
  const [placed, marks] = useMemo(() => {
    const inner = width - left - right;
    const x = (seconds: number) => left + ((seconds * 1000 - from) / (to - from)) * inner;
    const strongest = [...bursts].sort((a, b) => b.burst - a.burst).slice(0, width < narrow ? 0 : named);
    const flags = strongest.map((burst) => ({ ...burst, at: burst.time / 1000, burst }));
    return [
      placeFlags(flags, x, width, labelWidth),
      bursts.map((burst) => ({ burst, x: x(burst.time / 1000), key: `${burst.subject} ${burst.at}` })),
    ] as const;
  }, [bursts, from, to, left, right, width]);
  const of = (burst: RangeBurst) => ({
    className: burst.time > at ? 'ahead' : undefined,
    onPointerEnter: () => onPoint(burst),
    onPointerLeave: () => onPoint(null),
    // The strip beneath would take the press as the beginning of a drag.
    onPointerDown: (event: PointerEvent) => event.stopPropagation(),
    onClick: () => onGo(burst),
  });
  return (
    <div ref={ref} className="flags bursts" aria-hidden="true">
      {marks.map(({ burst, x, key }) => (
        <svg key={key} {...of(burst)} style={{ left: x }} width="12" height="9" viewBox="0 0 12 9" aria-hidden="true">
          <path d="M1 .5h10L6 8z" />
        </svg>
      ))}
      {placed.map(({ burst, x, left, lane }) => (
        <span key={`${burst.subject} ${burst.at}`}>
          <i className={burst.time > at ? 'ahead' : undefined} style={{ left: x, top: lane * 17 }} />
          <b {...of(burst)} style={{ left, top: lane * 17 }}>
            {burst.name}
          </b>
        </span>
      ))}
    </div>
  );
}
