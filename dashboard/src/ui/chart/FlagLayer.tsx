import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { type Flag, placeFlags } from './flags';
import { labelWidth } from './labelWidth';

interface Props {
  flags: readonly Flag[];
  from: number;
  to: number;
  left: number;
  right: number;
}

/** Under this width names would cover the bars: marks alone. */
const narrow = 500;

/** Yellow flags at the minutes in which bursts began. They only show: each burst is a link in the lists beside. */
export function FlagLayer({ flags, from, to, left, right }: Props) {
  const { ref, width } = useElementSize();
  const placed = useMemo(() => {
    const inner = width - left - right;
    const x = (at: number) => left + ((at - from) / (to - from)) * inner;
    const names = width < narrow ? () => 14 : labelWidth;
    return placeFlags(flags, x, width, names, width < narrow ? 1 : 2);
  }, [flags, from, to, left, right, width]);
  return (
    <div ref={ref} className={width < narrow ? 'flags marks' : 'flags'} aria-hidden="true">
      {placed.map((flag) => (
        <span key={flag.subject}>
          <i style={{ left: flag.x, top: flag.lane * 17 }} />
          <b style={{ left: flag.left, top: flag.lane * 17 }}>{flag.name}</b>
        </span>
      ))}
    </div>
  );
}
