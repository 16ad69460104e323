import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { BoardRow } from '../../api/contract';
import { OrderHold } from '../../live/OrderHold';
import { useLive } from '../../live/useLive';
import { type BoardState, boardView } from '../../live/views';
import { usePins } from '../../ui/pins';
import { type BoardChoice, changedCounts } from './boardModel';

/** Rows asked for; below them the filter finds the rest. */
const limit = 100;

export interface BoardRows {
  /** Null while the first answer is on its way. */
  state: BoardState | null;
  error: string | null;
  pinned: readonly BoardRow[];
  listed: readonly BoardRow[];
  /** Subjects that the newest order holds. */
  present: ReadonlySet<string>;
  waiting: number;
  held: boolean;
  hold: OrderHold;
  washes: ReadonlyMap<string, number>;
}

/** Both parts of the board in the order that may be shown now. */
export function useBoardRows(choice: BoardChoice): BoardRows {
  const pins = usePins();
  const query = { board: choice.order, window: choice.window, subjectKind: choice.kind, filter: choice.filter, limit };
  const { state: fresh, error } = useLive(boardView({ ...query, subjects: [] }));
  const watch = useLive(
    pins.length === 0 ? null : boardView({ ...query, subjectKind: '', filter: '', subjects: pins, limit: pins.length }),
  ).state;
  // Until the answer to a new choice is there, the old rows stay.
  const shown = useRef<BoardState | null>(null);
  if (fresh !== null) shown.current = fresh;
  const state = fresh ?? shown.current;

  const [hold] = useState(() => new OrderHold());
  const key = `${choice.order} ${choice.window} ${choice.kind} ${choice.filter} ${pins.join(' ')}`;
  const settled = useRef('');
  useEffect(() => {
    if (fresh === null) return;
    const order = fresh.order.filter((subject) => !pins.includes(subject));
    if (settled.current === key) hold.want(order);
    else hold.reset(order);
    settled.current = key;
  }, [fresh, pins, key, hold]);
  useEffect(() => () => hold.stop(), [hold]);
  const { order, waiting, held } = useSyncExternalStore(hold.subscribe, hold.get);

  const pinned = useMemo(
    () => (watch === null ? [] : pins.flatMap((subject) => watch.rows.get(subject) ?? [])),
    [watch, pins],
  );
  const listed = useMemo(
    () => (state === null ? [] : order.filter((s) => !pins.includes(s)).flatMap((s) => state.rows.get(s) ?? [])),
    [state, order, pins],
  );
  const present = useMemo(() => new Set(state?.order), [state]);
  const washes = useWashes(key, pinned, listed);
  return { state, error, pinned, listed, present, waiting, held, hold, washes };
}

/** Counts the washes of each row, so that a second change starts its wash again. */
function useWashes(key: string, pinned: readonly BoardRow[], listed: readonly BoardRow[]): ReadonlyMap<string, number> {
  const memory = useRef({ key: '', counts: new Map<string, number>(), washes: new Map<string, number>() });
  return useMemo(() => {
    const rows = [...pinned, ...listed];
    const known = memory.current.key === key ? memory.current : { counts: new Map(), washes: new Map() };
    const washes = new Map<string, number>(known.washes);
    for (const subject of changedCounts(known.counts, rows)) washes.set(subject, (washes.get(subject) ?? 0) + 1);
    memory.current = { key, counts: new Map(rows.map((row) => [row.subject, row.window.articles])), washes };
    return washes;
  }, [key, pinned, listed]);
}
