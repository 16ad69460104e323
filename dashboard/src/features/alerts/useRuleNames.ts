import { useQuery } from '@tanstack/react-query';
import { rules } from '../../api/queries';
import { useFiring } from './useFiring';

/** Names of rules by id, by name: those that there are, and those of alerts that still fire. */
export function useRuleNames(): ReadonlyMap<string, string> {
  const known = useQuery(rules);
  const { state } = useFiring();
  const names = new Map<string, string>();
  for (const { rule, ruleName } of state?.alerts ?? []) names.set(rule, ruleName);
  for (const { id, name } of known.data?.items ?? []) names.set(id, name);
  return new Map([...names].sort(([, a], [, b]) => a.localeCompare(b)));
}
