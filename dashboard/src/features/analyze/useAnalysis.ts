import { useMutation, useQuery } from '@tanstack/react-query';
import { send } from '../../api/client';
import type { AnalyzeRequest, FindingsDto, PushResult } from '../../api/contract';

/** A text that somebody asked to have read. */
export interface Asked {
  /** Asking again for the same text reads it again. */
  number: number;
  request: AnalyzeRequest;
}

/** Reads a text without keeping it. */
export const useAnalysis = ({ number, request }: Asked) =>
  useQuery({
    queryKey: ['analyze', number],
    queryFn: ({ signal }) => send<FindingsDto>('POST', 'analyze', request, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** Keeps a pasted text as an article. A refusal is an error with the server's reason. */
export const usePaste = () =>
  useMutation({
    mutationFn: async (text: string) => {
      const result = await send<PushResult>('POST', 'articles/paste', { text });
      if (result.article === null) throw new Error(result.reason ?? 'The article was refused.');
      return result.article;
    },
  });
