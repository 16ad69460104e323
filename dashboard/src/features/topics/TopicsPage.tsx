import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { topics } from '../../api/queries';
import { Awaited } from '../../ui/Awaited';
import { newTopicLink } from '../../ui/links';
import { PageHead } from '../../ui/PageHead';
import { readsAnew } from '../../ui/readsAnew';
import { Waiting } from '../../ui/Waiting';
import { plural } from '../../ui/words';
import { useKeys } from '../shell/keys';
import { Outcome } from '../shell/Outcome';
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
  const awaits = readsAnew(list);
  return (
    <main id="main" className="page">
      <PageHead
        name="Topics of your own"
        tab="Topics"
        about={items.length > 0 && plural(items.length, 'saved query', 'saved queries')}
      >
        <Link className="btn primary" href={newTopicLink}>
          Make a topic
        </Link>
      </PageHead>
      <Outcome of={actions} />
      {awaits ? <Waiting rows={5} words="Still reading the list" /> : <Awaited query={list} rows={5} />}
      {list.isSuccess && items.length === 0 && !awaits && (
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
