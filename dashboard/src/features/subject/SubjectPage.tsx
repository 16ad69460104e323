import { useQuery } from '@tanstack/react-query';
import { ApiError } from '../../api/client';
import { picture as pictureQuery } from '../../api/queries';
import { live } from '../../live/LiveView';
import { useTimeline } from '../../live/timeline';
import { useLive } from '../../live/useLive';
import { subjectView } from '../../live/views';
import { Failure } from '../../ui/Failure';
import { Waiting } from '../../ui/Waiting';
import { NotFound } from '../shell/NotFound';
import { NotYet } from './NotYet';
import { Subject } from './Subject';

export function SubjectPage({ subject }: { subject: string }) {
  const { state, error, absent } = useLive(subjectView(subject));
  // The hub does not say why it refuses a view; the call does.
  const timeline = useTimeline();
  const asked = useQuery({ ...pictureQuery(timeline, subject), enabled: state === null && (error !== null || absent) });
  // A replay that jumped back may stand before the subject's first article: what was answered before is true no longer.
  const picture = state ?? (asked.isError ? null : (asked.data ?? null));
  if (picture !== null) return <Subject picture={picture} />;
  if (asked.error instanceof ApiError && asked.error.status === 404) {
    return timeline === live ? (
      <NotFound what="No article has named this subject yet." detail={subject} />
    ) : (
      <NotYet subject={subject} />
    );
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
