import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { get, send } from '../../api/client';
import type { ListOf, RereadDto, RereadRequest } from '../../api/contract';
import { useLive } from '../../live/useLive';
import { statusView } from '../../live/views';
import { runningOf } from './rereadWords';

/** While one runs, its list is read again so often, ms. */
const lookEvery = 1_000;

/** The reread at work, the newest that is over, and how to start and cancel one. */
export function useReread() {
  const { state: status } = useLive(statusView);
  const pushed = status?.reread.running ?? null;
  const queries = useQueryClient();
  const list = useQuery({
    queryKey: ['rereads', pushed?.id ?? null],
    queryFn: ({ signal }) => get<ListOf<RereadDto>>('rereads', {}, signal),
    enabled: status !== null,
    refetchInterval: ({ state }) => (state.data?.items[0]?.state === 'running' ? lookEvery : false),
  });
  const look = () => queries.invalidateQueries({ queryKey: ['rereads'] });
  const start = useMutation({
    mutationFn: (request: RereadRequest) => send<RereadDto>('POST', 'rereads', request),
    onSettled: look,
  });
  const cancel = useMutation({
    mutationFn: (id: string) => send<RereadDto>('DELETE', `rereads/${id}`),
    onSettled: look,
  });
  const listed = list.data?.items ?? [];
  const last = listed.find((reread) => reread.state !== 'running') ?? null;
  useWhenOver(last?.id);
  return { status, running: runningOf(pushed, listed), last, start, cancel };
}

/** What was read again is shown as it is now. */
function useWhenOver(last: string | undefined) {
  const queries = useQueryClient();
  const seen = useRef(last);
  useEffect(() => {
    if (last === undefined || seen.current === last) return;
    seen.current = last;
    void queries.invalidateQueries({ queryKey: ['article'] });
  }, [last, queries]);
}
