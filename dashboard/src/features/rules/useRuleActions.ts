import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client';
import type { RuleDto } from '../../api/contract';
import { rules } from '../../api/queries';
import type { Done } from '../shell/DoneNote';
import { path, saved, switched } from './ruleChange';

/** Changes to rules, each followed by reading them again. */
export function useRuleActions() {
  const queries = useQueryClient();
  const [done, setDone] = useState<Done | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: rules.queryKey });

  const save = useMutation({
    mutationFn: ({ looked, to }: { looked: RuleDto | null; to: Readonly<Record<string, unknown>> }) =>
      saved(looked, to),
    onSuccess: refresh,
  });
  const turn = useMutation({
    mutationFn: ({ rule, on, asLooked = false }: { rule: RuleDto; on: boolean; asLooked?: boolean }) =>
      switched(rule, on, asLooked),
    onSuccess: (rule, { on, asLooked = false }) => {
      setDone({
        words: on
          ? `${rule.name} is on. It looks at what comes from now on.`
          : `${rule.name} is off. What of it fired is over.`,
        undo: () => turn.mutate({ rule, on: !on, asLooked }),
      });
      return refresh();
    },
  });
  const restore = useMutation({
    mutationFn: (id: string) => send<RuleDto>('POST', `${path(id)}/restore`),
    onSuccess: (rule) => {
      setDone({ words: `${rule.name} is back.`, undo: null });
      return refresh();
    },
  });
  const remove = useMutation({
    mutationFn: (rule: RuleDto) => send<unknown>('DELETE', path(rule.id)),
    onSuccess: (_, rule) => {
      setDone({
        words: `${rule.name} is deleted. What of its alerts was not told is not told any more.`,
        undo: () => restore.mutate(rule.id),
      });
      return refresh();
    },
  });
  const error = turn.error ?? remove.error ?? restore.error;
  return { save, turn, remove, restore, error, done, clear: () => setDone(null) };
}

export type RuleActions = ReturnType<typeof useRuleActions>;
