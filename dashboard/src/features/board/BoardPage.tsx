import { live } from '../../live/LiveView';
import { useTimeline } from '../../live/timeline';
import { useLive } from '../../live/useLive';
import { statusView } from '../../live/views';
import { Waiting } from '../../ui/Waiting';
import { EmptyPage } from '../empty/EmptyPage';
import { Board } from './Board';

/** The board, or the ways to begin where nothing has been read yet. */
export function BoardPage() {
  const { state: status, error } = useLive(statusView);
  const past = useTimeline() !== live;
  if (past) return <Board status={status} />;
  // Which of the two screens it is, is known with the first answer: neither may flash before the other.
  if (status === null && error === null) {
    return (
      <main id="main" className="page">
        <Waiting rows={14} words="Still connecting" />
      </main>
    );
  }
  const empty = status !== null && status.articles === 0 && status.sample === null;
  return empty ? <EmptyPage status={status} /> : <Board status={status} />;
}
