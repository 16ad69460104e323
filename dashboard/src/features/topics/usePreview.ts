import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { topicPreview } from '../../api/queries';

/** What has arrived meanwhile is looked for so often, ms. */
const again = 5_000;

/** What a query would count, kept up with what arrives; nothing, where a text is no query. */
export const usePreview = (query: string, isQuery: boolean | null) =>
  useQuery({
    ...topicPreview(query),
    enabled: query !== '' && isQuery === true,
    refetchInterval: ({ state }) => (state.error === null ? again : false),
    placeholderData: keepPreviousData,
    retry: false,
  });
