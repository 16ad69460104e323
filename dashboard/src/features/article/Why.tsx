import type { EntityDto, EvidenceDto } from '../../api/contract';
import { type Leaning, reading } from '../../ui/net';
import { plural } from '../../ui/words';
import { deciding } from './mood';

interface Props {
  entity: EntityDto;
  evidence: EvidenceDto | null;
  title: string;
  body: string;
}

/** Words named in the note. */
const named = 4;
const sides: readonly Leaning[] = ['negative', 'neutral', 'positive'];
const fill: Record<Leaning, string> = { negative: 'var(--neg)', neutral: 'var(--bar-2)', positive: 'var(--pos)' };

/** The note in the margin beside a sentence: what it was read as, and which words made it so. */
export function Why({ entity, evidence, title, body }: Props) {
  if (evidence === null) return null;
  const { sentiment } = evidence;
  const side = reading(sentiment);
  const words = [...evidence.words]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, named)
    .map((word) => ({
      ...word,
      text: (word.field === 'title' ? title : body).slice(word.start, word.start + word.length),
    }));
  const { agreeing, all } = deciding(entity);
  const whole = entity.sentiment === null ? null : reading(entity.sentiment);
  return (
    <div className="whywrap">
      <div className="pop why" role="note" aria-label="Why this sentence is read so">
        <h2>
          Why {side} for {entity.name}?
        </h2>
        <div className="pr">
          {sides.map((name) => (
            <div key={name}>
              <span>{name}</span>
              <i style={{ width: `${sentiment[name] * 100}%`, background: fill[name] }} />
              <span className="num">{sentiment[name].toFixed(2)}</span>
            </div>
          ))}
        </div>
        {words.length > 0 ? (
          <p>
            The words that weigh most:{' '}
            {words.map((word, i) => (
              <span key={word.start}>
                {i > 0 && ', '}
                <b className={word.weight < 0 ? 'neg' : 'pos'}>{word.text}</b>
              </span>
            ))}
            .
          </p>
        ) : (
          <p>No single word weighs in this sentence.</p>
        )}
        {whole !== null && (
          <p>
            {plural(all, 'sentence')} {all === 1 ? 'speaks' : 'speak'} of it, {agreeing} of them {whole}: as a whole the
            article is read as {whole} for it.
          </p>
        )}
      </div>
    </div>
  );
}
