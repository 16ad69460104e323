import { Failure } from '../../ui/Failure';
import { Waiting } from '../../ui/Waiting';
import { Analysis } from './Analysis';
import { type Asked, useAnalysis } from './useAnalysis';

/** What was found in a text. */
export function Result({ asked }: { asked: Asked }) {
  const { data, isError, error, refetch } = useAnalysis(asked);
  if (isError) return <Failure what="The text was not read." error={error} again={() => refetch()} />;
  return data === undefined ? <Waiting rows={6} words="Still reading" /> : <Analysis findings={data} />;
}
