import { useState } from 'react';
import type { FeedAddressRequest } from '../../api/contract';
import { FollowDialog } from './FollowDialog';

interface Props {
  of: FeedAddressRequest;
  /** What the feed brings: "the newest articles about Oslo". */
  what: string;
  link?: boolean;
}

/** Offers what a rule tells, or the articles of a subject, to a feed reader. */
export function FollowButton({ of, what, link = false }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button type="button" className={link ? 'link' : 'btn'} onClick={() => setOpened(true)}>
        Follow in a feed reader
      </button>
      {opened && <FollowDialog of={of} what={what} onClose={() => setOpened(false)} />}
    </>
  );
}
