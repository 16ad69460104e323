import { useMemo } from 'react';
import type { Picture } from '../../api/contract';
import { FlagLayer } from '../../ui/chart/FlagLayer';
import { clockTime } from '../../ui/times';
import { count, mean } from '../../ui/words';

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
  const hour = picture.windows['1h'];
  const name =
    burstSince === null || hour === undefined
      ? null
      : `${clockTime(burstSince)} burst: ${count(hour.articles)}${hour.usual === null ? '' : `, usually ${mean(hour.usual)}`}`;
  const flags = useMemo(() => {
    const at = burstSince === null ? null : new Date(burstSince).getTime() / 1000;
    return name === null || at === null || at < from ? [] : [{ at, name, subject }];
  }, [burstSince, from, name, subject]);
  return <FlagLayer flags={flags} from={from} to={to} left={left} right={right} />;
}
