import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FeedAddressDto } from '../../api/contract';
import { when } from '../../ui/times';
import { type Doing, doings } from './feedsModel';
import type { FeedActions } from './useFeedActions';

interface Props {
  feed: FeedAddressDto;
  actions: FeedActions;
  now: string;
  /** What it is the feed of, where the list does not say it. */
  children?: ReactNode;
}

/** An open address, without the address; what makes it stop is asked twice, since it cannot be taken back. */
export function AddressItem({ feed, actions, now, children }: Props) {
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
        {children} <span className="mid">Address {made}</span>
        {asked !== null && (
          <span className="asked strong" role="alert">
            {doings[asked].question}
          </span>
        )}
      </span>
      {asked === null ? (
        <>
          <Act words={doings.renew.button} of={`${feed.name}, ${made}`} onClick={() => setAsked('renew')} />
          <Act words={doings.close.button} of={`${feed.name}, ${made}`} onClick={() => setAsked('close')} />
        </>
      ) : (
        <>
          <Act words="Keep it" of={`${feed.name}, ${made}`} onClick={() => setAsked(null)} />
          <Act words={doings[asked].sure} of={`${feed.name}, ${made}`} onClick={() => act(asked)} />
        </>
      )}
    </li>
  );
}

function Act({ words, of, onClick }: { words: string; of: string; onClick: () => void }) {
  return (
    <button type="button" className="btn small" aria-label={`${words}: ${of}`} onClick={onClick}>
      {words}
    </button>
  );
}
