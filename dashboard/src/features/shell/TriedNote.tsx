import { useLive } from '../../live/useLive';
import { statusView } from '../../live/views';

/** Says that this log holds only files on trial, and goes with the program. */
export function TriedNote() {
  const { state: status } = useLive(statusView);
  return status?.mode === 'try' ? (
    <span className="sample" title="Read into a log of its own, which is deleted when the program ends.">
      trying files, nothing is kept
    </span>
  ) : null;
}
