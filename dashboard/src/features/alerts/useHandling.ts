import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, send } from '../../api/client';
import type { AlertDto, AlertRow, Handling, HandlingForm } from '../../api/contract';
import { alert as alertQuery, alertsKey } from '../../api/queries';
import type { Done } from '../shell/DoneNote';
import { titleOf } from './alertWords';
import { me } from './me';

const doneWords: Record<Handling, string> = {
  new: 'is new again',
  seen: 'is seen',
  taken: 'is yours',
  done: 'is done',
};

interface Step {
  row: AlertRow;
  to: HandlingForm;
  /** Nothing is said of it: it takes something back, or follows from looking. */
  quietly?: 'undo' | 'seen';
}

/** Says who is on an alert, asks once for the name, and takes back what was said last. */
export function useHandling() {
  const queries = useQueryClient();
  const [done, setDone] = useState<Done | null>(null);
  /** What waits for a name. */
  const [waiting, setWaiting] = useState<(() => void) | null>(null);
  const change = useMutation({
    mutationFn: ({ row, to }: Step) => send<AlertDto>('PATCH', `alerts/${encodeURIComponent(row.id)}`, to),
    // One after the other: what is taken back at once is taken back after it was done.
    scope: { id: 'handling' },
    onMutate: ({ row, to, quietly }) => {
      if (quietly) return;
      setDone({
        words: `${titleOf(row)} ${doneWords[to.handling]}.`,
        undo: () => {
          setDone(null);
          change.mutate({ row, to: before(row), quietly: 'undo' });
        },
      });
    },
    onError: () => setDone(null),
    onSuccess: async (after, { row }) => {
      queries.setQueryData(alertQuery(row.id).queryKey, after);
      await queries.invalidateQueries({ queryKey: alertsKey });
    },
  });
  const handle = (row: AlertRow, handling: Handling) => {
    const act = () => change.mutate({ row, to: { handling, by: me.get() } });
    if (me.get() === '') setWaiting(() => act);
    else act();
  };
  return {
    take: (row: AlertRow) => handle(row, row.handling === 'taken' && row.handledBy === me.get() ? 'seen' : 'taken'),
    finish: (row: AlertRow) => handle(row, row.handling === 'done' ? 'seen' : 'done'),
    /** Who opens an alert has seen it; without a name nobody would know who. */
    see: (row: AlertRow) => {
      if (row.handling === 'new' && me.get() !== '') {
        change.mutate({ row, to: { handling: 'seen', by: me.get() }, quietly: 'seen' });
      }
    },
    // A key that may only read may look, and leaves no trace of it.
    error: change.variables?.quietly === 'seen' && isForbidden(change.error) ? null : change.error,
    done,
    clear: () => setDone(null),
    say: setDone,
    waiting,
    setWaiting,
  };
}

export type Handlings = ReturnType<typeof useHandling>;

const isForbidden = (error: unknown) => error instanceof ApiError && error.status === 403;

/** What takes a step back: who was on it is on it again, and the ledger says who took it back. */
function before({ handling, handledBy }: AlertRow): HandlingForm {
  const by = me.get();
  return handledBy == null || handledBy === by ? { handling, by } : { handling, by, who: handledBy };
}
