import type { FeedAddressDto } from '../../api/contract';
import { CopyField } from '../../ui/CopyField';

/** The address of a feed, the one time that it can be seen. */
export function NewAddress({ feed }: { feed: FeedAddressDto }) {
  return (
    <section className="newfeed" aria-label={`The feed's address of ${feed.name}`}>
      <p className="mid">Give this address to your feed reader now. It is not shown again.</p>
      <CopyField text={feed.address ?? ''} label="Address of the feed" />
    </section>
  );
}
