import { Failure } from '../../ui/Failure';
import { type Done, DoneNote } from './DoneNote';

interface Actions {
  done: Done | null;
  error: unknown;
  clear: () => void;
}

/** What became of the last change: done, with its way back, or not, and why. */
export function Outcome({ of }: { of: Actions }) {
  return (
    <>
      <DoneNote done={of.done} onClose={of.clear} />
      {of.error !== null && <Failure what="That was not done." error={of.error} />}
    </>
  );
}
