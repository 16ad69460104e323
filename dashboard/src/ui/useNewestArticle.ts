import { useQuery } from '@tanstack/react-query';
import { type ArticleFilter, articlePage } from '../api/queries';
import { live } from '../live/LiveView';

/** Event time of the newest article of the live log that fits; null: not known yet, or there is none. A filter of null asks nothing. */
export function useNewestArticle(filter: ArticleFilter | null): string | null {
  const { data } = useQuery({
    queryKey: ['newest-article', filter],
    queryFn: ({ signal }) => articlePage(live, filter ?? {}, null, 1, signal),
    enabled: filter !== null,
    staleTime: 60_000,
  });
  return filter === null ? null : (data?.items[0]?.at ?? null);
}
