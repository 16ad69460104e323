import { useDebouncedValue } from '@mantine/hooks';
import { useLive } from '../../live/useLive';
import { statusView } from '../../live/views';
import { behindWords } from './behindWords';

/** Search is nearly always some milliseconds behind what arrives; worth a word is only what lasts so long, ms. */
const lasts = 3_000;

/** That search does not find everything yet, as long as it does not. */
export function SearchBehind() {
  const { state: status } = useLive(statusView);
  const words = status === null ? '' : behindWords(status);
  const [lasting] = useDebouncedValue(words !== '', lasts);
  return lasting && words !== '' ? (
    <p className="quiet" role="status">
      {words}
    </p>
  ) : null;
}
