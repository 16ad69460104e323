import type { SentimentDto } from '../../api/contract';
import { type Leaning, reading } from '../net';
import { signed } from '../words';

const sides: readonly Leaning[] = ['negative', 'neutral', 'positive'];
const fill: Record<Leaning, string> = { negative: 'var(--neg)', neutral: 'var(--bar-2)', positive: 'var(--pos)' };

/** The three probabilities of a reading, each with its bar, the likeliest marked as what it is read as; and the score that follows from them. */
export function Probabilities({ sentiment }: { sentiment: SentimentDto }) {
  const side = reading(sentiment);
  return (
    <div className="pr">
      {sides.map((name) => (
        <div key={name} className={name === side ? 'strong' : undefined}>
          <span>{name}</span>
          <i style={{ width: `${sentiment[name] * 100}%`, background: fill[name] }} />
          <span className="num">{sentiment[name].toFixed(2)}</span>
        </div>
      ))}
      <div className="quiet">
        <span>score</span>
        <span>positive less negative</span>
        <span className="num">{signed(sentiment.score)}</span>
      </div>
    </div>
  );
}
