import { Link } from 'wouter';

interface Props {
  words: string;
  /** What it is done to; a screen reader says it behind the words. */
  of: string;
  /** Where it leads, or what it does. */
  to: string | (() => void);
  off?: boolean;
}

/** Something to be done to one row of a list. */
export function RowAct({ words, of, to, off = false }: Props) {
  const label = `${words}: ${of}`;
  if (typeof to === 'string') {
    return (
      <Link className="btn small plain" href={to} aria-label={label}>
        {words}
      </Link>
    );
  }
  return (
    <button type="button" className="btn small plain" aria-label={label} disabled={off} onClick={to}>
      {words}
    </button>
  );
}
