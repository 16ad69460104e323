import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FeedAddressRequest } from '../../api/contract';
import { feedAddresses } from '../../api/queries';
import { Awaited } from '../../ui/Awaited';
import { Failure } from '../../ui/Failure';
import { AddressItem } from './AddressItem';
import { addressesOf } from './feedsModel';
import { NewAddress } from './NewAddress';
import { useFeedActions } from './useFeedActions';
import './feeds.css';

interface Props {
  of: FeedAddressRequest;
  what: string;
  onClose: () => void;
}

/** Makes the secret address of a feed, shows it once, makes another and closes it. */
export function FollowDialog({ of, what, onClose }: Props) {
  const list = useQuery({ ...feedAddresses, refetchOnMount: 'always' });
  const actions = useFeedActions();
  const open = addressesOf(list.data?.items ?? [], of);
  const now = new Date().toISOString();
  return (
    <Modal opened onClose={onClose} title="Follow in a feed reader" size={620} transitionProps={{ duration: 0 }}>
      <p className="mid">
        An Atom feed of {what}. Its address is secret: whoever knows it reads the feed, without a key.
      </p>
      {actions.fresh !== null && <NewAddress key={actions.fresh.address} feed={actions.fresh} />}
      {actions.error !== null && <Failure what="That was not done." error={actions.error} />}
      <Awaited query={list} what="the addresses" rows={2} />
      {list.isSuccess && open.length === 0 && <p className="quiet nothing">No feed reader has an address yet.</p>}
      {open.length > 0 && (
        <ul className="feeds">
          {open.map((feed) => (
            <AddressItem key={feed.id} feed={feed} actions={actions} now={now} />
          ))}
        </ul>
      )}
      <p className="do">
        <button
          type="button"
          className="btn lg primary"
          disabled={actions.isPending}
          onClick={() => actions.change({ does: 'make', of })}
        >
          {open.length === 0 ? 'Make an address' : 'Make one more'}
        </button>
        <button type="button" className="btn lg plain" onClick={onClose}>
          Done
        </button>
      </p>
    </Modal>
  );
}
