import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { topics } from '../../api/queries';
import { Failure } from '../../ui/Failure';
import { newTopicLink } from '../../ui/links';
import { Waiting } from '../../ui/Waiting';
import { plural } from '../../ui/words';
import { DoneNote } from '../shell/DoneNote';
import { useKeys } from '../shell/keys';
import { DeletedTopics } from './DeletedTopics';
import { TopicTable } from './TopicTable';
import { useTopicActions } from './useTopicActions';
import './topics.css';

/** The list is read again so often, ms: while the past is counted, and else. */
const [countingEvery, listEvery] = [1_000, 10_000];

export function TopicsPage() {
  const [, go] = useLocation();
  const list = useQuery({
    ...topics,
    refetchInterval: ({ state }) =>
      state.data?.items.some((topic) => topic.progress !== null) ? countingEvery : listEvery,
  });
  const actions = useTopicActions();
  useKeys({ n: () => go(newTopicLink) });
  const items = list.data?.items ?? [];
  return (
    <main id="main" className="page">
      <title>Topics. News Monitor</title>
      <div className="title">
        <h1>Topics of your own</h1>
        {list.isSuccess && items.length > 0 && (
          <span className="kind">{plural(items.length, 'saved query', 'saved queries')}</span>
        )}
        <div className="acts">
          <Link className="btn primary" href={newTopicLink}>
            Make a topic
          </Link>
        </div>
      </div>
      <DoneNote done={actions.done} onClose={actions.clear} />
      {actions.error !== null && <Failure what="That was not done." error={actions.error} />}
      {list.isPending && <Waiting rows={5} words="Still reading the list" />}
      {list.isError && <Failure what="The list could not be read." error={list.error} again={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <p className="lede">
          A topic of your own is a query that counts: past and coming articles, on boards and with a page, like any
          other subject.{' '}
          <Link className="link" href={newTopicLink}>
            Make the first
          </Link>
          .
        </p>
      )}
      {items.length > 0 && <TopicTable topics={items} actions={actions} />}
      {list.isSuccess && <DeletedTopics actions={actions} />}
    </main>
  );
}
