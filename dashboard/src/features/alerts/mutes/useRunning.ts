import { useQuery } from '@tanstack/react-query';
import type { Silence } from '../../../api/contract';
import { silences } from '../../../api/queries';
import { byState } from './mutesModel';

/** Silences that run now; null: not read yet. */
export function useRunning(): Silence[] | null {
  const { data } = useQuery(silences);
  return data === undefined ? null : byState(data.items, Date.now()).running;
}
