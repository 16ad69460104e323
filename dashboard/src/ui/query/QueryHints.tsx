import type { QueryHintDto } from '../../api/contract';
import './query.css';

/** What of a query was hardly meant, each with the place that it is about where that is not the whole. */
export function QueryHints({ text, hints }: { text: string; hints: readonly QueryHintDto[] }) {
  return (
    <div role="status">
      {hints.map(({ position, length, message }) => (
        <p key={`${position} ${message}`} className="queryhint">
          {length < text.length && <code>{text.slice(position, position + length)}</code>} {message}
        </p>
      ))}
    </div>
  );
}
