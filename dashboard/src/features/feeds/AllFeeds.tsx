import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { FeedAddressDto } from '../../api/contract';
import { feedAddresses } from '../../api/queries';
import { Failure } from '../../ui/Failure';
import { ruleLink, subjectLink } from '../../ui/links';
import { AddressItem } from './AddressItem';
import { NewAddress } from './NewAddress';
import { useFeedActions } from './useFeedActions';
import './feeds.css';

/** Every address at which somebody's feed reader may read; nothing while there is none. */
export function AllFeeds() {
  const list = useQuery(feedAddresses);
  const actions = useFeedActions();
  const items = list.data?.items ?? [];
  const now = new Date().toISOString();
  if (list.isError)
    return <Failure what="The feeds could not be read." error={list.error} again={() => list.refetch()} />;
  if (items.length === 0) return null;
  return (
    <section className="sect part" aria-label="Feeds">
      <h2 className="h2">
        Feeds
        <span className="quiet">{items.length}</span>
      </h2>
      {actions.fresh !== null && <NewAddress key={actions.fresh.address} feed={actions.fresh} />}
      {actions.error !== null && <Failure what="That was not done." error={actions.error} />}
      <ul className="feeds">
        {items.map((feed) => (
          <AddressItem key={feed.id} feed={feed} actions={actions} now={now} of={<Of feed={feed} />} />
        ))}
      </ul>
    </section>
  );
}

/** Where it can be seen what the feed brings. */
function Of({ feed: { rule, subject, name } }: { feed: FeedAddressDto }) {
  return (
    <>
      <Link className="nm" href={subject === null ? ruleLink(rule ?? '') : subjectLink(subject)}>
        {name}
      </Link>
      <span className="kd">{subject === null ? 'what this rule tells' : 'articles'}</span>
    </>
  );
}
