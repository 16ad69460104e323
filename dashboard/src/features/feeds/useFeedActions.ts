import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client';
import type { FeedAddressDto, FeedAddressRequest } from '../../api/contract';
import { feedAddresses } from '../../api/queries';
import type { Doing } from './feedsModel';

type Change = { does: 'make'; of: FeedAddressRequest } | { does: Doing; feed: FeedAddressDto };

/** The new address; null: there is none any more. */
function sent(change: Change): Promise<FeedAddressDto | null> {
  switch (change.does) {
    case 'make':
      return send<FeedAddressDto>('POST', 'feeds', change.of);
    case 'renew':
      return send<FeedAddressDto>('POST', `feeds/${change.feed.id}/rotate`);
    case 'close':
      return send<undefined>('DELETE', `feeds/${change.feed.id}`).then(() => null);
  }
}

/** Changes to addresses of feeds, one after the other, each followed by reading the list again. */
export function useFeedActions() {
  const queries = useQueryClient();
  /** The address that was just made: it is shown now and never again. */
  const [fresh, setFresh] = useState<FeedAddressDto | null>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: sent,
    onSuccess: (made, change) =>
      setFresh((shown) => (change.does === 'close' && shown?.id !== change.feed.id ? shown : made)),
    onSettled: () => queries.invalidateQueries({ queryKey: feedAddresses.queryKey }),
  });
  return { change: mutate, isPending, error, fresh };
}

export type FeedActions = ReturnType<typeof useFeedActions>;
