import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { topic as topicQuery } from '../../api/queries';
import { topicLink } from '../../ui/links';
import { Outcome } from '../shell/Outcome';
import { Counting } from '../topics/Counting';
import { changeWords, formerIn } from '../topics/topicChange';
import { useTopicActions } from '../topics/useTopicActions';
import '../topics/topics.css';

/** It is read again so often while its past is counted, ms. */
const every = 1_000;

/** The query behind a topic of one's own, and how much of the past is counted by it. */
export function OwnTopic({ subject }: { subject: string }) {
  const { data } = useQuery({
    ...topicQuery(subject),
    refetchInterval: ({ state }) => (state.data?.progress == null ? false : every),
  });
  const actions = useTopicActions();
  const [brought, setBrought] = useState(useHistoryState<unknown>());
  // It is of the change that led here: who reloads the page or comes back has seen it.
  useEffect(() => {
    if (brought !== null) history.replaceState(null, '');
  }, [brought]);
  if (data === undefined) return null;
  const former = formerIn(brought, data);
  const changed = former === null ? '' : changeWords(former, data);
  const done =
    former === null || changed === ''
      ? actions.done
      : { words: changed, undo: () => actions.revert.mutate({ topic: data, former }) };
  const clear = () => {
    setBrought(null);
    actions.clear();
  };
  return (
    <>
      <Outcome of={{ done, error: actions.error, clear }} />
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
        <Counting progress={data.progress} fault={data.fault} />
      </p>
    </>
  );
}
