import type { SentimentDto } from '../../api/contract';
import type { Leaning } from '../net';

const sides: readonly Leaning[] = ['negative', 'neutral', 'positive'];
const fill: Record<Leaning, string> = { negative: 'var(--neg)', neutral: 'var(--bar-2)', positive: 'var(--pos)' };

/** The three probabilities of a reading, each with its bar. */
export function Probabilities({ sentiment }: { sentiment: SentimentDto }) {
  return (
    <div className="pr">
      {sides.map((name) => (
        <div key={name}>
          <span>{name}</span>
          <i style={{ width: `${sentiment[name] * 100}%`, background: fill[name] }} />
          <span className="num">{sentiment[name].toFixed(2)}</span>
        </div>
      ))}
    </div>
  );
}
