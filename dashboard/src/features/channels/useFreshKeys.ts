import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChannelDto } from '../../api/contract';

const freshKeys = ['fresh-keys'];
const none: readonly ChannelDto[] = [];

/** Channels whose key was just made: the server never shows it again, so it is kept, in this page alone, until somebody has it. */
export function useFreshKeys() {
  const queries = useQueryClient();
  const { data: channels = none } = useQuery({
    queryKey: freshKeys,
    queryFn: skipToken,
    initialData: none,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const change = (to: (before: readonly ChannelDto[]) => readonly ChannelDto[]) =>
    queries.setQueryData<readonly ChannelDto[]>(freshKeys, (before = none) => to(before));
  const others = (channel: ChannelDto) => (before: readonly ChannelDto[]) =>
    before.filter(({ id }) => id !== channel.id);
  return {
    channels,
    /** Where the answer brought a key. */
    show: (channel: ChannelDto) => {
      if (channel.secret) change((before) => [channel, ...others(channel)(before)]);
    },
    forget: (channel: ChannelDto) => change(others(channel)),
  };
}
