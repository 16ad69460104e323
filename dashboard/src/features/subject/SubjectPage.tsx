import { useQuery } from '@tanstack/react-query';
import { ApiError, get } from '../../api/client';
import type { Picture } from '../../api/contract';
import { useLive } from '../../live/useLive';
import { subjectView } from '../../live/views';
import { Failure } from '../../ui/Failure';
import { Waiting } from '../../ui/Waiting';
import { NotFound } from '../shell/NotFound';
import { Subject } from './Subject';

export function SubjectPage({ subject }: { subject: string }) {
  const { state, error, absent } = useLive(subjectView(subject));
  // The hub does not say why it refuses a view; the call does.
  const asked = useQuery({
    queryKey: ['subject', subject],
    queryFn: ({ signal }) => get<Picture>(`subjects/${encodeURIComponent(subject)}`, {}, signal),
    enabled: state === null && (error !== null || absent),
  });
  const picture = state ?? asked.data ?? null;
  if (picture !== null) return <Subject picture={picture} />;
  if (asked.error instanceof ApiError && asked.error.status === 404) {
    return <NotFound what="No article has named this subject yet." detail={subject} />;
  }
  return (
    <main id="main" className="page">
      {asked.isError ? (
        <Failure what="The subject could not be read." error={asked.error} again={() => asked.refetch()} />
      ) : (
        <Waiting rows={10} words="Still reading the log" />
      )}
    </main>
  );
}
