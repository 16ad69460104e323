import { useMutation } from '@tanstack/react-query';
import { send } from '../../api/client';
import type { FeedPreviewDto } from '../../api/contract';

export interface Preview {
  found: FeedPreviewDto | null;
  pending: boolean;
  error: Error | null;
  look: (address: string) => void;
}

/** What an address would bring. Addresses without a scheme are taken as https. */
export function usePreview(): Preview {
  const { data, isPending, error, mutate } = useMutation({
    mutationFn: (address: string) => send<FeedPreviewDto>('POST', 'sources/preview', { address }),
  });
  const look = (address: string) => {
    const text = address.trim();
    if (text !== '') mutate(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
  };
  return { found: data ?? null, pending: isPending, error, look };
}
