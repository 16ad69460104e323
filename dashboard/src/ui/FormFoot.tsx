import { errorWords } from '../api/client';

interface Props {
  /** What the form does, as a verb: "Make it". */
  does: string;
  error: unknown;
  isPending: boolean;
  onCancel: () => void;
}

/** The foot of a form in a dialog: what the server did not take, and the way on or out. */
export function FormFoot({ does, error, isPending, onCancel }: Props) {
  return (
    <>
      {error !== null && (
        <p className="failure" role="alert">
          <span className="bar">{errorWords(error)}</span>
        </p>
      )}
      <p className="do">
        <button type="submit" className="btn lg primary" disabled={isPending}>
          {does}
        </button>
        <button type="button" className="btn lg plain" onClick={onCancel}>
          Cancel
        </button>
      </p>
    </>
  );
}
