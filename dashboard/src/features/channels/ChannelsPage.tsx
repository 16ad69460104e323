import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { channels } from '../../api/queries';
import { Awaited } from '../../ui/Awaited';
import { alertsLink } from '../../ui/links';
import { PageHead } from '../../ui/PageHead';
import { plural } from '../../ui/words';
import { AllFeeds } from '../feeds/AllFeeds';
import { Outcome } from '../shell/Outcome';
import { AddChannel } from './AddChannel';
import { ChannelTable } from './ChannelTable';
import { Deliveries } from './Deliveries';
import { FreshKeys } from './FreshKeys';
import { useChannelActions } from './useChannelActions';
import './channels.css';

/** The list is read again so often, ms. */
const listEvery = 10_000;

/** Ways by which alerts reach people, and what became of each message. */
export function ChannelsPage() {
  const list = useQuery({ ...channels, refetchInterval: listEvery });
  const actions = useChannelActions();
  const [adding, setAdding] = useState(false);
  const items = list.data?.items ?? [];
  return (
    <main id="main" className="page">
      <PageHead
        name="Channels"
        from={{ name: 'Alerts', link: alertsLink }}
        about={items.length > 0 && `${plural(items.length, 'way')} to people`}
      >
        <button type="button" className="btn primary" onClick={() => setAdding(true)}>
          Make a channel
        </button>
      </PageHead>
      <Outcome of={actions} />
      <FreshKeys />
      <Awaited query={list} rows={4} />
      {list.isSuccess && items.length === 0 && (
        <p className="lede">
          Alerts reach nobody outside of this page yet.{' '}
          <button type="button" className="link" onClick={() => setAdding(true)}>
            Make a channel
          </button>{' '}
          to a chat, a mailbox or a program of yours.
        </p>
      )}
      {items.length > 0 && <ChannelTable channels={items} actions={actions} />}
      <AllFeeds />
      {items.length > 0 && <Deliveries channels={items} actions={actions} />}
      {adding && <AddChannel actions={actions} onClose={() => setAdding(false)} />}
    </main>
  );
}
