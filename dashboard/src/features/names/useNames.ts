import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, getText, remove, sendText } from '../../api/client';
import type { NamesResultDto, OwnNameDto, OwnNamesDto } from '../../api/contract';
import { plural } from '../../ui/words';
import type { Done } from '../shell/DoneNote';
import { withName } from './namesModel';

/** Names of a page. */
const pageSize = 100;

export const useNames = (query: string) =>
  useInfiniteQuery({
    queryKey: ['names', query],
    queryFn: ({ pageParam, signal }) =>
      get<OwnNamesDto>('names', { query, cursor: pageParam, limit: pageSize }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const csvOf = () => getText('names/csv');

/** Changes to the list, each followed by reading it again. */
export function useNameActions() {
  const queries = useQueryClient();
  const [done, setDone] = useState<Done | null>(null);
  const onSettled = () => queries.invalidateQueries({ queryKey: ['names'] });
  const put = (csv: string) => sendText<NamesResultDto>('PUT', 'names', csv, 'text/csv');

  const replace = useMutation({
    mutationFn: put,
    onSuccess: ({ names }) =>
      setDone({
        words: `The list holds ${plural(names, 'name')}. What arrives from now on is read with it.`,
        undo: null,
      }),
    onSettled,
  });
  const restore = useMutation({
    mutationFn: async (back: OwnNameDto | string) =>
      put(typeof back === 'string' ? back : withName(await csvOf(), back)),
    onSuccess: (_, back) =>
      setDone({ words: typeof back === 'string' ? 'The list is back.' : `${back.name} is back.`, undo: null }),
    onSettled,
  });
  const removeOne = useMutation({
    mutationFn: (name: OwnNameDto) => remove<NamesResultDto>('names', { name: name.name }),
    onSuccess: (_, name) =>
      setDone({ words: `${name.name} is removed from the list.`, undo: () => restore.mutate(name) }),
    onSettled,
  });
  const removeAll = useMutation({
    mutationFn: async () => {
      const before = await csvOf();
      await remove<NamesResultDto>('names');
      return before;
    },
    onSuccess: (before) => setDone({ words: 'The list is empty.', undo: () => restore.mutate(before) }),
    onSettled,
  });
  const error = restore.error ?? removeOne.error ?? removeAll.error;
  return { replace, removeOne, removeAll, error, done, clear: () => setDone(null) };
}

export type NameActions = ReturnType<typeof useNameActions>;
