import { useLive } from '../../live/useLive';
import { statusView } from '../../live/views';
import { EmptyPage } from '../empty/EmptyPage';
import { Board } from './Board';

/** The board, or the ways to begin where nothing has been read yet. */
export function BoardPage() {
  const { state: status } = useLive(statusView);
  const empty = status !== null && status.articles === 0 && status.sample === null;
  return empty ? <EmptyPage status={status} /> : <Board status={status} />;
}
