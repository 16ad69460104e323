import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { send } from '../../../api/client';
import type { RetryResultDto } from '../../../api/contract';
import { alertDeliveries, channels, deliveriesKey } from '../../../api/queries';
import { Failure } from '../../../ui/Failure';
import { clockSeconds, day, sameDay } from '../../../ui/times';
import { channelName, deliveryWords } from '../../channels/channelsModel';

/** Looked at again so often while something waits, ms. */
const waitingEvery = 3_000;

/** To whom it was sent, and what became of that. */
export function AlertDeliveries({ id }: { id: string }) {
  const queries = useQueryClient();
  const list = useQuery({
    ...alertDeliveries(id),
    refetchInterval: ({ state }) =>
      state.data?.items.some((delivery) => delivery.state === 'waiting') ? waitingEvery : false,
  });
  const known = useQuery(channels);
  const retry = useMutation({
    mutationFn: (delivery: string) => send<RetryResultDto>('POST', `deliveries/${encodeURIComponent(delivery)}/retry`),
    onSettled: () => queries.invalidateQueries({ queryKey: deliveriesKey }),
  });
  const now = new Date().toISOString();
  const items = list.data?.items ?? [];
  const nameOf = (channel: string) => channelName(channel, known.data?.items);
  return (
    <section className="sect part">
      <h2 className="h2">
        Sent <span className="quiet">to channels, newest first</span>
      </h2>
      {list.isError && (
        <Failure what="The deliveries could not be read." error={list.error} again={() => list.refetch()} />
      )}
      {retry.isError && <Failure what="It could not be tried again." error={retry.error} />}
      {list.isSuccess && items.length === 0 && (
        <p className="quiet">
          Nothing: it is shown on this page alone, or waits. A rule says which{' '}
          <Link className="link" href="/channels">
            channels
          </Link>{' '}
          it tells.
        </p>
      )}
      <ol className="course">
        {items.map((delivery) => (
          <li key={delivery.id}>
            <time dateTime={delivery.at}>
              {!sameDay(delivery.at, now) && `${day(delivery.at)}, `}
              {clockSeconds(delivery.at)}
            </time>
            <span>
              <b>{nameOf(delivery.channel)}</b>: {deliveryWords(delivery, now)}
              {delivery.state === 'dead' && (
                <>
                  {' '}
                  <button
                    type="button"
                    className="btn small"
                    aria-label={`Try again: ${nameOf(delivery.channel)}`}
                    disabled={retry.isPending}
                    onClick={() => retry.mutate(delivery.id)}
                  >
                    Try again
                  </button>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
