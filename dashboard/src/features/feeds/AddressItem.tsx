import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FeedAddressDto } from '../../api/contract';
import { RowAct } from '../../ui/RowAct';
import { when } from '../../ui/times';
import { type Doing, doings } from './feedsModel';
import type { FeedActions } from './useFeedActions';

interface Props {
  feed: FeedAddressDto;
  actions: FeedActions;
  now: string;
  /** Where the list does not say it: what it is the feed of. */
  of?: ReactNode;
}

/** An open address, without the address; what makes it stop is asked twice, since it cannot be taken back. */
export function AddressItem({ feed, actions, now, of }: Props) {
  const [asked, setAsked] = useState<Doing | null>(null);
  const row = useRef<HTMLLIElement>(null);
  const answered = useRef(asked);
  // The button that was pressed is gone: the first one of the row has the focus next, which does no harm.
  useEffect(() => {
    if (answered.current === asked) return;
    answered.current = asked;
    row.current?.querySelector('button')?.focus();
  }, [asked]);
  const made = `made ${when(feed.madeAt, now)}`;
  const act = (doing: Doing) => {
    setAsked(null);
    actions.change({ does: doing, feed });
  };
  return (
    <li ref={row}>
      <span className="what">
        {of}
        <span className="mid">
          {of === undefined ? 'Address' : ', address'} {made}
        </span>
        {asked !== null && (
          <span className="asked strong" role="alert">
            {doings[asked].question}
          </span>
        )}
      </span>
      {asked === null ? (
        <>
          <RowAct words={doings.renew.button} of={`${feed.name}, ${made}`} to={() => setAsked('renew')} />
          <RowAct words={doings.close.button} of={`${feed.name}, ${made}`} to={() => setAsked('close')} />
        </>
      ) : (
        <>
          <RowAct words="Keep it" of={`${feed.name}, ${made}`} to={() => setAsked(null)} />
          <RowAct words={doings[asked].sure} of={`${feed.name}, ${made}`} to={() => act(asked)} />
        </>
      )}
    </li>
  );
}
