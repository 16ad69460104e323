import type { EvidenceDto } from '../../api/contract';
import { type Leaning, reading } from '../../ui/net';

const sides: readonly Leaning[] = ['negative', 'neutral', 'positive'];

interface Props {
  evidence: EvidenceDto;
  name: string;
  onSays: (side: Leaning) => void;
}

/** What a sentence says of somebody, to be set right with one click. */
export function CorrectSentence({ evidence, name, onSays }: Props) {
  const now = reading(evidence.sentiment);
  return (
    <fieldset className="says" aria-label={`What this sentence says of ${name}`}>
      <span className="quiet">says</span>
      {sides.map((side) => (
        <button key={side} type="button" aria-pressed={side === now} onClick={() => onSays(side)}>
          {side}
        </button>
      ))}
    </fieldset>
  );
}
