import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client';
import type { ChannelDto, ChannelRequest, ChannelTestDto, RetryResultDto } from '../../api/contract';
import { channels, deliveriesKey } from '../../api/queries';
import { plural } from '../../ui/words';
import type { Done } from '../shell/DoneNote';
import { testWords } from './channelsModel';
import { useFreshKeys } from './useFreshKeys';

const path = (id: string) => `channels/${encodeURIComponent(id)}`;

/** Changes to channels and their deliveries, each followed by reading the lists again. */
export function useChannelActions() {
  const queries = useQueryClient();
  const [done, setDone] = useState<Done | null>(null);
  const fresh = useFreshKeys();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: channels.queryKey }),
      queries.invalidateQueries({ queryKey: deliveriesKey }),
    ]);
  const say = (words: string, undo: (() => void) | null = null) => setDone({ words, undo });

  const add = useMutation({
    mutationFn: (channel: ChannelRequest) => send<ChannelDto>('POST', 'channels', channel),
    onSuccess: (channel) => {
      say(`${channel.name} is made. Send a test to see that it arrives.`);
      fresh.show(channel);
    },
    onSettled: refresh,
  });
  const turn = useMutation({
    mutationFn: ({ channel, on }: { channel: ChannelDto; on: boolean }) =>
      send<ChannelDto>('PATCH', path(channel.id), { on }),
    onSuccess: (channel, { on }) =>
      say(
        on
          ? `${channel.name} is on again.`
          : `${channel.name} is off. What waited for it is given up and can be tried again.`,
        () => turn.mutate({ channel, on: !on }),
      ),
    onSettled: refresh,
  });
  const test = useMutation({
    mutationFn: (channel: ChannelDto) => send<ChannelTestDto>('POST', `${path(channel.id)}/test`),
    onSuccess: (result, channel) => say(testWords(channel.name, result)),
  });
  const rotate = useMutation({
    mutationFn: (channel: ChannelDto) => send<ChannelDto>('POST', `${path(channel.id)}/rotate`),
    onSuccess: (channel) => {
      say(`${channel.name} has a new key. The old one signs beside it for a day.`);
      fresh.show(channel);
    },
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: (channel: ChannelDto) => send<unknown>('DELETE', path(channel.id)),
    onSuccess: (_, channel) => {
      say(`${channel.name} is removed, with its deliveries.`);
      fresh.forget(channel);
    },
    onSettled: refresh,
  });
  const retry = useMutation({
    mutationFn: (delivery: string) => send<RetryResultDto>('POST', `deliveries/${encodeURIComponent(delivery)}/retry`),
    onSuccess: () => say('It is tried again now.'),
    onSettled: refresh,
  });
  const retryAll = useMutation({
    mutationFn: (channel: ChannelDto) => send<RetryResultDto>('POST', 'deliveries/retry', { channel: channel.id }),
    onSuccess: ({ retried }, channel) => say(`${plural(retried, 'message')} to ${channel.name} tried again.`),
    onSettled: refresh,
  });
  const error = turn.error ?? test.error ?? rotate.error ?? remove.error ?? retry.error ?? retryAll.error;
  return {
    add,
    turn,
    test,
    rotate,
    remove,
    retry,
    retryAll,
    error,
    done,
    clear: () => setDone(null),
  };
}

export type ChannelActions = ReturnType<typeof useChannelActions>;
