import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { channels } from '../../api/queries';
import { Failure } from '../../ui/Failure';
import { Waiting } from '../../ui/Waiting';
import { plural } from '../../ui/words';
import { AllFeeds } from '../feeds/AllFeeds';
import { DoneNote } from '../shell/DoneNote';
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
      <title>Channels. News Monitor</title>
      <div className="title">
        <h1>Channels</h1>
        {list.isSuccess && <span className="kind">{plural(items.length, 'way')} to people</span>}
        <div className="acts">
          <button type="button" className="btn primary" onClick={() => setAdding(true)}>
            Make a channel
          </button>
        </div>
      </div>
      <DoneNote done={actions.done} onClose={actions.clear} />
      <FreshKeys />
      {actions.error !== null && <Failure what="That was not done." error={actions.error} />}
      {list.isPending && <Waiting rows={4} words="Still reading the list" />}
      {list.isError && <Failure what="The list could not be read." error={list.error} again={() => list.refetch()} />}
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
