import { errorWords } from '../api/client';

interface Props {
  /** What could not be done, with its full stop: "The list could not be read." */
  what: string;
  error: unknown;
  again?: () => void;
}

/** The black bar of the part that failed; the rest of the screen goes on. */
export function Failure({ what, error, again }: Props) {
  return (
    <p className="failure" role="alert">
      <span className="bar">
        <b>{what}</b> {errorWords(error)}
      </span>
      {again && (
        <button type="button" className="link" onClick={again}>
          Try again
        </button>
      )}
    </p>
  );
}
