import { useMemo } from 'react';
import type { Picture } from '../../api/contract';
import { FlagLayer } from '../../ui/chart/FlagLayer';
import { clockTime } from '../../ui/times';

interface Props {
  picture: Picture;
  from: number;
  to: number;
  left: number;
  right: number;
}

/** A yellow flag at the minute since which the hour has been a burst. */
export function BurstFlag({ picture, from, to, left, right }: Props) {
  const { burstSince, subject } = picture;
  // The time alone: the numbers that are known are those of the hour up to now, not of that minute.
  const name = burstSince === null ? null : `burst since ${clockTime(burstSince)}`;
  const flags = useMemo(() => {
    const at = burstSince === null ? null : new Date(burstSince).getTime() / 1000;
    return name === null || at === null || at < from ? [] : [{ at, name, subject }];
  }, [burstSince, from, name, subject]);
  return <FlagLayer flags={flags} from={from} to={to} left={left} right={right} />;
}
