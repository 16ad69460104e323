import { useQuery } from '@tanstack/react-query';
import type { AlertRow } from '../../api/contract';
import { rules } from '../../api/queries';
import { type NamedRule, ofRow, ofRule, tellApart } from './ruleNames';
import { useFiring } from './useFiring';

/**
 * Names of rules by id, by name, no two alike: those that there are, and those of alerts that still fire.
 * @param rows Further alerts, whose rules may be deleted.
 */
export function useRuleNames(rows: readonly AlertRow[] = []): ReadonlyMap<string, string> {
  const known = useQuery(rules);
  const { state } = useFiring();
  const found = new Map<string, NamedRule>();
  for (const row of [...rows, ...(state?.alerts ?? [])]) found.set(row.rule, ofRow(row));
  for (const rule of known.data?.items ?? []) found.set(rule.id, ofRule(rule));
  return tellApart([...found.values()]);
}
