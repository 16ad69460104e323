import type { QueryErrorDto } from '../../api/contract';
import './query.css';

interface Props {
  text: string;
  error: QueryErrorDto;
  /** Leads to the place in the field; left out: the field holds another text. */
  onGo?: ((error: QueryErrorDto) => void) | undefined;
}

/** Why a text is no query: the text with the place marked, what is wrong, and what would be right there. */
export function QueryProblem({ text, error, onGo }: Props) {
  const end = error.position + error.length;
  const wrong = text.slice(error.position, end);
  return (
    <div className={onGo === undefined ? 'queryproblem old' : 'queryproblem'} role="alert">
      <p className="text">
        {error.position > shown && '… '}
        {text.slice(Math.max(0, error.position - shown), error.position)}
        <mark>{wrong.slice(0, shown) || ' '}</mark>
        {wrong.length > shown ? ' …' : text.slice(end, end + shown)}
      </p>
      <p>
        <b>{error.message}</b> {error.expected !== null && <>Expected: {error.expected}.</>}{' '}
        {onGo !== undefined && (
          <button type="button" className="link" onClick={() => onGo(error)}>
            Go to it
          </button>
        )}
      </p>
    </div>
  );
}

/** Characters shown of the place, and on either side of it. */
const shown = 80;
