import { useKeys } from './keys';

/** What was done, in words, and how to take it back. */
export interface Done {
  words: string;
  /** A line each. */
  details?: readonly string[];
  /** Null: it cannot be taken back. */
  undo: (() => void) | null;
}

/** Says what was done and takes it back, by click or by the key u. */
export function DoneNote({ done, onClose }: { done: Done | null; onClose: () => void }) {
  useKeys({ u: () => done?.undo?.() });
  return (
    <div aria-live="polite">
      {done !== null && (
        <div className="note">
          <span>
            {done.words}
            {done.details?.map((detail) => (
              <span key={detail} className="detail">
                {detail}
              </span>
            ))}
          </span>
          {done.undo !== null && (
            <button type="button" className="btn small" onClick={done.undo}>
              Undo <kbd>u</kbd>
            </button>
          )}
          <button type="button" className="btn small plain" onClick={onClose}>
            Close
          </button>
        </div>
      )}
    </div>
  );
}
