import type { EntityDto, EvidenceDto } from '../../api/contract';
import { reading } from '../net';
import { decidingWords } from './mood';
import { Probabilities } from './Probabilities';
import { WordList } from './WordList';

interface Props {
  entity: EntityDto;
  evidence: EvidenceDto | null;
  title: string;
  body: string;
}

/** The note in the margin beside a sentence: what it was read as, and which words made it so. */
export function Why({ entity, evidence, title, body }: Props) {
  if (evidence === null) return null;
  const side = reading(evidence.sentiment);
  const whole = entity.sentiment === null ? null : reading(entity.sentiment);
  return (
    <div className="whywrap">
      <div className="pop why" role="note" aria-label="Why this sentence is read so">
        <h2>
          Why {side} for {entity.name}?
        </h2>
        <Probabilities sentiment={evidence.sentiment} />
        {evidence.corrected ? <p>You said so.</p> : <WordList words={evidence.words} title={title} body={body} />}
        {whole !== null && (
          <p>
            {decidingWords(entity, whole)}: as a whole the article is read as {whole} for it.
          </p>
        )}
      </div>
    </div>
  );
}
