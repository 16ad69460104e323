import type { UseQueryResult } from '@tanstack/react-query';
import type { ListOf } from '../api/contract';

type List = Pick<UseQueryResult<ListOf<unknown>>, 'data' | 'isSuccess' | 'isFetching' | 'isFetchedAfterMount'>;

/** Whether an empty list was read before the screen opened and is read again: what was made meanwhile is not in it, and "none" would be untrue. */
export const readsAnew = ({ data, isSuccess, isFetching, isFetchedAfterMount }: List): boolean =>
  isSuccess && data?.items.length === 0 && isFetching && !isFetchedAfterMount;
