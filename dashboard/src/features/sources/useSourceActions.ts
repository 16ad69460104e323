import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send, sendText } from '../../api/client';
import type { AddSourceDto, ChangeSourceDto, OpmlResultDto, SourceDto } from '../../api/contract';
import { sources } from '../../api/queries';
import { plural } from '../../ui/words';
import type { Done } from '../shell/DoneNote';

const path = (name: string) => `sources/${encodeURIComponent(name)}`;

/** Changes to sources, each followed by reading the list again. */
export function useSourceActions() {
  const queries = useQueryClient();
  const [done, setDone] = useState<Done | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: sources.queryKey });
  const say = (words: string, undo: (() => void) | null = null, details: readonly string[] = []) =>
    setDone({ words, undo, details });

  const add = useMutation({
    mutationFn: (source: AddSourceDto) => send<SourceDto>('POST', 'sources', source),
    onSuccess: (source) => say(`${source.name} is added. Its first articles come with the next check.`),
    onSettled: refresh,
  });
  const change = useMutation({
    mutationFn: ({ name, ...what }: { name: string } & Partial<ChangeSourceDto>) =>
      send<SourceDto>('PATCH', path(name), { paused: null, fetchPages: null, intervalSeconds: null, ...what }),
    onSettled: refresh,
  });
  const poll = useMutation({
    mutationFn: (name: string) => send<unknown>('POST', `${path(name)}/poll`),
    onSuccess: (_, name) => say(`${name} was checked.`),
    onSettled: refresh,
  });
  const restore = async (source: SourceDto) => {
    if (source.address === null) return;
    const { name, address, fetchPages, intervalSeconds, paused } = source;
    await add.mutateAsync({ address, name, fetchPages, intervalSeconds });
    if (paused) await change.mutateAsync({ name, paused });
    say(`${name} is back.`);
  };
  const remove = useMutation({
    mutationFn: (source: SourceDto) => send<unknown>('DELETE', path(source.name)),
    onSuccess: (_, source) => say(`${source.name} is no longer read. Its articles stay.`, () => void restore(source)),
    onSettled: refresh,
  });
  const importOpml = useMutation({
    mutationFn: (text: string) => sendText<OpmlResultDto>('POST', 'sources/opml', text, 'text/x-opml'),
    onSuccess: ({ added, known, refused }) =>
      say(
        `${plural(added, 'feed')} added, ${known} known already${refused.length > 0 ? `, ${refused.length} refused:` : '.'}`,
        null,
        refused,
      ),
    onSettled: refresh,
  });
  const error = add.error ?? change.error ?? poll.error ?? remove.error ?? importOpml.error;
  return { add, change, poll, remove, importOpml, error, done, clear: () => setDone(null) };
}

export type SourceActions = ReturnType<typeof useSourceActions>;
