import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import type { ListOf } from '../../api/contract';
import { useFiring } from './useFiring';

interface Named {
  id: string;
  name: string;
}

/** Names of rules by id, by name: those that there are, and those of alerts that still fire. */
export function useRuleNames(): ReadonlyMap<string, string> {
  const rules = useQuery({
    queryKey: ['rule-names'],
    queryFn: ({ signal }) => get<ListOf<Named>>('rules', {}, signal),
  });
  const { state } = useFiring();
  const names = new Map<string, string>();
  for (const { rule, ruleName } of state?.alerts ?? []) names.set(rule, ruleName);
  for (const { id, name } of rules.data?.items ?? []) names.set(id, name);
  return new Map([...names].sort(([, a], [, b]) => a.localeCompare(b)));
}
