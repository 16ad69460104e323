import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client';
import type { ChangeTopicDto, CustomTopicDto } from '../../api/contract';
import { topic as topicQuery, topics } from '../../api/queries';
import type { Done } from '../shell/DoneNote';
import { changeOf, type Former } from './topicChange';

const path = (subject: string) => `topics/${encodeURIComponent(subject)}`;

/** Changes to topics, each followed by reading them again. */
export function useTopicActions() {
  const queries = useQueryClient();
  const [done, setDone] = useState<Done | null>(null);
  const refresh = async (saved: CustomTopicDto) => {
    queries.setQueryData(topicQuery(saved.subject).queryKey, saved);
    await queries.invalidateQueries({ queryKey: topics.queryKey });
  };
  const change = (subject: string, what: ChangeTopicDto) => send<CustomTopicDto>('PATCH', path(subject), what);

  const save = useMutation({
    mutationFn: ({ topic, name, query }: { topic: CustomTopicDto | null; name: string; query: string }) =>
      topic === null
        ? send<CustomTopicDto>('POST', 'topics', { name, query })
        : change(topic.subject, changeOf(topic, { name, query, deleted: false })),
    onSuccess: refresh,
  });
  const restore = useMutation({
    mutationFn: (subject: string) => change(subject, { deleted: false }),
    onSuccess: async (topic) => {
      setDone({ words: `${topic.name} is back. Its past is counted again.`, undo: null });
      await refresh(topic);
    },
  });
  const remove = useMutation({
    mutationFn: (topic: CustomTopicDto) => send<CustomTopicDto>('DELETE', path(topic.subject)),
    onSuccess: async (topic) => {
      setDone({
        words: `${topic.name} is deleted. It leaves the boards; its articles stay.`,
        undo: () => restore.mutate(topic.subject),
      });
      await refresh(topic);
    },
  });
  const revert = useMutation({
    mutationFn: ({ topic, former }: { topic: CustomTopicDto; former: Former }) =>
      change(topic.subject, changeOf(topic, former)),
    onSuccess: async (topic) => {
      setDone({ words: `${topic.name} is as it was before.`, undo: null });
      await refresh(topic);
    },
  });
  const error = remove.error ?? restore.error ?? revert.error;
  return { save, remove, restore, revert, error, done, clear: () => setDone(null) };
}

export type TopicActions = ReturnType<typeof useTopicActions>;
