import type { FeedAddressDto, FeedAddressRequest } from '../../api/contract';

/** The open addresses of a rule's or a subject's feed, oldest first. */
export const addressesOf = (all: readonly FeedAddressDto[], of: FeedAddressRequest): FeedAddressDto[] =>
  all.filter((feed) => feed.rule === (of.rule ?? null) && feed.subject === (of.subject ?? null));

/** What is asked before an address stops working. */
export type Doing = 'renew' | 'close';

export const doings: Readonly<Record<Doing, { button: string; sure: string; question: string }>> = {
  renew: {
    button: 'New address',
    sure: 'Make a new one',
    question: 'Feed readers that have this address get nothing any more until they are given the new one.',
  },
  close: {
    button: 'Close it',
    sure: 'Close it for good',
    question: 'Feed readers that have this address get nothing any more.',
  },
};
