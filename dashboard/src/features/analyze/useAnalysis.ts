import { useMutation } from '@tanstack/react-query';
import { send } from '../../api/client';
import type { FindingsDto, PushResult } from '../../api/contract';

/** Reads a text without keeping it. */
export const useAnalysis = () =>
  useMutation({ mutationFn: (text: string) => send<FindingsDto>('POST', 'analyze', { text }) });

/** Keeps a pasted text as an article. A refusal is an error with the server's reason. */
export const usePaste = () =>
  useMutation({
    mutationFn: async (text: string) => {
      const result = await send<PushResult>('POST', 'articles/paste', { text });
      if (result.article === null) throw new Error(result.reason ?? 'The article was refused.');
      return result.article;
    },
  });
