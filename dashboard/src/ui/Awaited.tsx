import type { UseQueryResult } from '@tanstack/react-query';
import { Failure } from './Failure';
import { Waiting } from './Waiting';

interface Props {
  query: Pick<UseQueryResult, 'isPending' | 'isError' | 'error' | 'refetch'>;
  /** What is read, as a sentence has it. */
  what?: string;
  /** Bars that are shown meanwhile. */
  rows: number;
}

/** In the place of what is still read, or could not be; nothing once it is there. */
export function Awaited({ query, what = 'the list', rows }: Props) {
  if (query.isPending) return <Waiting rows={rows} words={`Still reading ${what}`} />;
  if (!query.isError) return null;
  return (
    <Failure
      what={`${what.charAt(0).toUpperCase()}${what.slice(1)} could not be read.`}
      error={query.error}
      again={() => query.refetch()}
    />
  );
}
