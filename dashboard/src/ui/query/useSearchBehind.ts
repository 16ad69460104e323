import { useDebouncedValue } from '@mantine/hooks';
import { useLive } from '../../live/useLive';
import { statusView } from '../../live/views';
import { behindWords } from './behindWords';

/** Search is nearly always some milliseconds behind what arrives; worth a word is only what lasts so long, ms. */
const lasts = 3_000;

/** That search does not find everything yet, in words; empty: it does. */
export function useSearchBehind(): string {
  const { state: status } = useLive(statusView);
  const words = status === null ? '' : behindWords(status);
  const [lasting] = useDebouncedValue(words !== '', lasts);
  return lasting ? words : '';
}
