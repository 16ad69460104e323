import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { BacktestClock } from '../../../api/contract';
import { backtest } from '../../../api/queries';
import { useLive } from '../../../live/useLive';
import { statusView } from '../../../live/views';
import { useSearchBehind } from '../../../ui/query/useSearchBehind';
import { useLogRange } from '../../replay/useLogRange';

/** Typing and dragging pause so long before a rule is tried, ms. */
const typing = 400;

const [hour, dayLength] = [3_600_000, 86_400_000];

/** Days that can be tried. */
export const ranges = [7, 30, 90] as const;

/**
 * Tries a rule on the past, by itself, whenever it is another one.
 * @param isReadable Whether it can be tried at all.
 */
export function useBacktest(rule: Readonly<Record<string, unknown>>, isReadable: boolean, isOnQuery: boolean) {
  const [days, setDays] = useState(30);
  const [chosen, setClock] = useState<BacktestClock | null>(null);
  const [now] = useState(() => Date.now());
  const log = useLogRange(true);
  const { state: status } = useLive(statusView);
  // What it is called changes nothing, and whether it is on neither.
  const { name, enabled, ...tried } = rule;
  const written = JSON.stringify(tried);
  const [settled] = useDebouncedValue(written, typing);
  const { from, to, isOver } = useMemo(() => {
    // A log that ended long ago is tried on its own last days.
    const isOver = log !== null && log.to < now - dayLength;
    const to = isOver ? log.to : Math.floor(now / 60_000) * 60_000;
    return { from: Math.ceil((to - days * dayLength) / hour) * hour, to, isOver };
  }, [days, log, now]);
  // An archive that ended long before anything came: nobody knows when its articles did. Of a recorded stream the arrivals are of then.
  const cameLater =
    log !== null &&
    status !== null &&
    status.newestArrival !== null &&
    Date.parse(status.newestArrival) > log.to + dayLength;
  const clock = chosen ?? (isOver && cameLater ? 'event' : 'arrival');
  // A query is tried on what search finds: once that is all, it is tried again.
  const isPart = useSearchBehind() !== '' && isOnQuery;
  const found = useQuery({
    ...backtest(settled, new Date(from).toISOString(), new Date(to).toISOString(), clock, isPart),
    // What stood there a moment ago may be no rule.
    enabled: isReadable && settled === written,
    placeholderData: keepPreviousData,
  });
  return {
    days,
    setDays,
    /** By which time articles are taken to have come. */
    clock,
    setClock,
    from,
    to,
    /** Where the log begins, ms; null: not known, or it is empty. */
    logFrom: log?.from ?? null,
    isOver,
    isReadable,
    /** The newest result; of a former rule or range while the next one is worked out. */
    data: found.isError ? null : (found.data ?? null),
    isCurrent: found.isSuccess && !found.isPlaceholderData && settled === written,
    isPending: isReadable && found.isPending,
    error: isReadable ? found.error : null,
    again: found.refetch,
  };
}

export type Tried = ReturnType<typeof useBacktest>;
