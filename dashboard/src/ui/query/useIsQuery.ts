import { useQuery } from '@tanstack/react-query';
import { queryCheck } from '../../api/queries';

/** Whether a text can be asked as a query; null: not known yet. An empty one asks for everything. */
export function useIsQuery(text: string): boolean | null {
  const { data, isError } = useQuery({ ...queryCheck(text, null), enabled: text !== '' });
  // Where it could not be checked, the answer to the query itself says what is wrong.
  return text === '' || isError ? true : data === undefined ? null : data.error === null;
}
