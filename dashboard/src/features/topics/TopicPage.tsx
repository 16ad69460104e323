import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../api/client';
import type { CustomTopicDto } from '../../api/contract';
import { topic as topicQuery } from '../../api/queries';
import { Failure } from '../../ui/Failure';
import { Waiting } from '../../ui/Waiting';
import { NotFound } from '../shell/NotFound';
import { TopicEditor } from './TopicEditor';

/** The editor of a topic that there is. */
export function TopicPage({ subject }: { subject: string }) {
  const found = useQuery({ ...topicQuery(subject), refetchOnMount: 'always' });
  // What is edited is the topic as it is now, not as it was read some time ago; and whatever comes of reading it again, it stays.
  const [opened, setOpened] = useState<CustomTopicDto | null>(null);
  if (opened === null && found.isSuccess && found.isFetchedAfterMount) setOpened(found.data);
  if (opened !== null) return <TopicEditor topic={found.data ?? opened} />;
  if (found.error instanceof ApiError && found.error.status === 404)
    return <NotFound what="There is no such topic." detail={subject} />;
  return (
    <main id="main" className="page">
      {found.isError ? (
        <Failure what="The topic could not be read." error={found.error} again={() => found.refetch()} />
      ) : (
        <Waiting rows={6} words="Still reading the topic" />
      )}
    </main>
  );
}
