import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { send } from '../../api/client';
import type { AnalyzeRequest, FindingsDto, PasteRequest, PushResult } from '../../api/contract';
import { type Corrections, isNothing } from './corrections';

/** A text that somebody asked to have read. */
export interface Asked {
  /** Asking again for the same text reads it again. */
  number: number;
  request: AnalyzeRequest;
}

const read = (request: AnalyzeRequest, signal: AbortSignal) => send<FindingsDto>('POST', 'analyze', request, signal);

/** Reads a text without keeping it: as it is, and with what was set right in it. */
export function useAnalysis(asked: Asked | null, corrections: Corrections) {
  const kept = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 };
  const plain = useQuery({
    ...kept,
    queryKey: ['analyze', asked?.number],
    queryFn: ({ signal }) => read(asked?.request ?? {}, signal),
    enabled: asked !== null,
  });
  const corrected = useQuery({
    ...kept,
    queryKey: ['analyze', asked?.number, corrections],
    queryFn: ({ signal }) => read({ ...asked?.request, corrections }, signal),
    enabled: plain.isSuccess && !isNothing(corrections),
    placeholderData: keepPreviousData,
  });
  return { plain, corrected };
}

/** Keeps a pasted text as an article, with what is known of it. A refusal is an error with the server's reason. */
export const usePaste = () =>
  useMutation({
    mutationFn: async (request: PasteRequest) => {
      const result = await send<PushResult>('POST', 'articles/paste', request);
      if (result.article === null) throw new Error(result.reason ?? 'The article was refused.');
      return result.article;
    },
  });
