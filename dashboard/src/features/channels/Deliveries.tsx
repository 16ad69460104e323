import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChannelDto } from '../../api/contract';
import { deliveries } from '../../api/queries';
import { Awaited } from '../../ui/Awaited';
import { when } from '../../ui/times';
import { channelName, deliveryWords } from './channelsModel';
import type { ChannelActions } from './useChannelActions';

const listEvery = 5_000;

const states = [
  ['', 'All'],
  ['waiting', 'Waiting'],
  ['dead', 'Given up'],
  ['delivered', 'Delivered'],
] as const;

interface Props {
  channels: readonly ChannelDto[];
  actions: ChannelActions;
}

/** The newest messages to channels and what became of them. */
export function Deliveries({ channels, actions }: Props) {
  const [state, setState] = useState<string>('');
  const list = useQuery({ ...deliveries(state), refetchInterval: listEvery });
  const now = new Date().toISOString();
  const items = list.data?.items ?? [];
  return (
    <section className="sect part deliveries">
      <h2 className="h2">
        Deliveries
        <span className="end">
          {states.map(([value, words]) => (
            <button
              key={value}
              type="button"
              className="btn small plain"
              aria-pressed={state === value}
              onClick={() => setState(value)}
            >
              {words}
            </button>
          ))}
        </span>
      </h2>
      <Awaited query={list} what="the deliveries" rows={3} />
      {list.isSuccess && items.length === 0 && <p className="mid">None.</p>}
      <ul>
        {items.map((delivery) => (
          <li key={delivery.id}>
            <span className="quiet at">{when(delivery.at, now)}</span>
            <span className="what">
              <span className="nm">{delivery.title}</span>{' '}
              <span className="mid">to {channelName(delivery.channel, channels)}</span>
              <br />
              <span className={delivery.state === 'dead' ? 'off' : 'quiet'}>{deliveryWords(delivery, now)}</span>
              {delivery.due !== null && delivery.last !== null && (
                <span className="quiet"> Next: {when(delivery.due, now)}</span>
              )}
            </span>
            {delivery.state === 'dead' && (
              <button
                type="button"
                className="btn small"
                aria-label={`Try again: ${delivery.title}`}
                onClick={() => actions.retry.mutate(delivery.id)}
              >
                Try again
              </button>
            )}
          </li>
        ))}
      </ul>
      {list.data?.next && <p className="quiet">The newest {items.length} are shown.</p>}
    </section>
  );
}
