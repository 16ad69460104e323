import { NewKey } from './NewKey';
import { useFreshKeys } from './useFreshKeys';

/** Keys that were made and nobody has yet, wherever one has gone meanwhile. */
export function FreshKeys() {
  const { channels, forget } = useFreshKeys();
  return channels.map((channel) => <NewKey key={channel.secret} channel={channel} onClose={() => forget(channel)} />);
}
