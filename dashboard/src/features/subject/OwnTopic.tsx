import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { topic as topicQuery } from '../../api/queries';
import { topicLink } from '../../ui/links';
import { Counting } from '../topics/Counting';
import '../topics/topics.css';

/** It is read again so often while its past is counted, ms. */
const every = 1_000;

/** The query behind a topic of one's own, and how much of the past is counted by it. */
export function OwnTopic({ subject }: { subject: string }) {
  const { data } = useQuery({
    ...topicQuery(subject),
    refetchInterval: ({ state }) => (state.data?.progress == null ? false : every),
  });
  if (data === undefined) return null;
  return (
    <p className="ownquery">
      <code>{data.query}</code>
      {data.deleted === null ? (
        <Link className="link" href={`~${topicLink(subject)}`}>
          Edit
        </Link>
      ) : (
        <span>
          Deleted: it counts nothing.{' '}
          <Link className="link" href={`~${topicLink(subject)}`}>
            Bring it back
          </Link>
        </span>
      )}
      {data.progress !== null && <Counting progress={data.progress} />}
    </p>
  );
}
