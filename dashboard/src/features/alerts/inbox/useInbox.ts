import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { AlertCountsDto, AlertRow, Handling } from '../../../api/contract';
import { alertCounts, alertPage, alertsKey } from '../../../api/queries';
import { OrderHold } from '../../../live/OrderHold';
import { useFiring } from '../useFiring';
import { filterSearch, type InboxFilter, passes } from './filter';
import { inboxOrdering, placesOf, type Section, sectionsOf } from './sections';

/** Alerts of a page. */
const pageSize = 50;

/** Whoever points at the list and does not move holds it so long, ms. */
const restsAfter = 30_000;

/** Counts are read again so often, ms; what fires is told live. */
const countsEvery = 30_000;

export interface Inbox {
  /** Null while the first answer is on its way. */
  sections: Section[] | null;
  /** All rows in the order in which they stand. */
  rows: AlertRow[];
  counts: AlertCountsDto | undefined;
  error: unknown;
  again: () => void;
  more: { has: boolean; busy: boolean; next: () => void };
  /** Rows that would stand elsewhere were the list not held by whoever points at it. */
  waiting: number;
  hold: OrderHold;
  /** Lets the newest order in. */
  settle: () => void;
}

/** Pages of a list of alerts. */
function usePages(filter: InboxFilter, status: 'firing' | 'resolved', enabled: boolean) {
  return useInfiniteQuery({
    queryKey: [...alertsKey, 'list', { ...filter, status }],
    queryFn: ({ pageParam, signal }) => alertPage({ ...filter, status }, pageParam, pageSize, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled,
  });
}

/** What fires, live; where that is more than is told live, the rest by pages; and what is over, by pages. */
export function useInbox(filter: InboxFilter): Inbox {
  const queries = useQueryClient();
  const firing = useFiring();
  const told = firing.state;
  const wantsFiring = filter.status !== 'resolved';
  const isPart = told !== null && told.total > told.alerts.length;
  const rest = usePages(filter, 'firing', wantsFiring && isPart);
  const over = usePages(filter, 'resolved', filter.status !== 'firing');
  const counts = useQuery({ ...alertCounts, refetchInterval: countsEvery });

  // An alert that no longer fires is in the list of those that are over.
  const ids = told?.alerts.map((row) => row.id).join(' ');
  const before = useRef(ids);
  useEffect(() => {
    if (before.current !== undefined && before.current !== ids) void queries.invalidateQueries({ queryKey: alertsKey });
    before.current = ids;
  }, [ids, queries]);

  const known = useMemo(() => {
    const rows = new Map<string, AlertRow>();
    const add = (row: AlertRow) => {
      if (!rows.has(row.id) && passes(row, filter)) rows.set(row.id, row);
    };
    if (wantsFiring) told?.alerts.forEach(add);
    for (const page of rest.data?.pages ?? []) page.items.forEach(add);
    for (const page of over.data?.pages ?? []) page.items.forEach(add);
    return rows;
  }, [told, rest.data, over.data, filter, wantsFiring]);

  // What left the list while it is held goes on to be shown, as it was known last.
  const seen = useRef(new Map<string, AlertRow>());
  const places = useMemo(() => placesOf([...known.values()]), [known]);
  const [hold] = useState(() => new OrderHold(inboxOrdering, restsAfter));
  const key = filterSearch(filter);
  const settled = useRef<string | null>(null);
  const ready = (told !== null || !wantsFiring) && (over.data !== undefined || filter.status === 'firing');
  useEffect(() => {
    if (!ready) return;
    if (settled.current === key) hold.want(places);
    else hold.reset(places);
    settled.current = key;
  }, [places, key, hold, ready]);
  useEffect(() => () => hold.stop(), [hold]);
  const { order, waiting, held } = useSyncExternalStore(hold.subscribe, hold.get);

  const sections = useMemo(() => {
    for (const [id, row] of known) seen.current.set(id, row);
    const shown = sectionsOf(order, seen.current);
    const standing = new Set(
      shown
        .flatMap((section) => section.groups)
        .flatMap((group) => group.rows)
        .map((row) => row.id),
    );
    for (const id of seen.current.keys()) if (!known.has(id) && !standing.has(id)) seen.current.delete(id);
    return shown;
  }, [order, known]);

  const next = rest.hasNextPage && wantsFiring ? rest : over;
  return {
    sections: ready ? sections : null,
    rows: sections.flatMap((section) => section.groups).flatMap((group) => group.rows),
    counts: liveCounts(counts.data, told?.total, told?.alerts),
    error: firing.error === null ? (rest.error ?? over.error) : new Error(firing.error),
    again: () => void queries.invalidateQueries({ queryKey: alertsKey }),
    more: { has: next.hasNextPage, busy: next.isFetchingNextPage, next: () => void next.fetchNextPage() },
    waiting: held ? waiting : 0,
    hold,
    settle: () => hold.reset(places),
  };
}

/** Of what fires the live list knows best, as long as it has all. */
function liveCounts(
  counts: AlertCountsDto | undefined,
  total: number | undefined,
  rows: readonly AlertRow[] | undefined,
): AlertCountsDto | undefined {
  if (counts === undefined || rows === undefined || total !== rows.length) return counts;
  const of = (handling: Handling) => rows.filter((row) => row.handling === handling).length;
  return { ...counts, firing: { new: of('new'), seen: of('seen'), taken: of('taken'), done: of('done') } };
}
