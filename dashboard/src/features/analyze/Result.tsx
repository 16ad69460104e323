import { Failure } from '../../ui/Failure';
import { Waiting } from '../../ui/Waiting';
import { Analysis } from './Analysis';
import { Corrected } from './Corrected';
import { differences } from './compare';
import { type Corrections, isNothing, listed, nothingCorrected } from './corrections';
import { type Asked, useAnalysis } from './useAnalysis';

interface Props {
  asked: Asked;
  corrections: Corrections;
  onCorrect: (corrections: Corrections) => void;
}

/** What was found in a text, what was set right in it, and what it became. */
export function Result({ asked, corrections, onCorrect }: Props) {
  const { plain, corrected } = useAnalysis(asked, corrections);
  if (plain.isError) return <Failure what="The text was not read." error={plain.error} again={() => plain.refetch()} />;
  if (plain.data === undefined) return <Waiting rows={6} words="Still reading" />;
  const first = plain.data;
  const none = isNothing(corrections);
  const shown = none ? first : (corrected.data ?? first);
  const nameOf = (subject: string) =>
    [...shown.entities, ...first.entities].find((entity) => entity.subject === subject)?.name ?? subject;
  return (
    <div className="analysis">
      {!none && (
        <Corrected
          list={listed(corrections, nameOf)}
          onWithout={onCorrect}
          onNothing={() => onCorrect(nothingCorrected)}
          differences={differences(first, shown)}
          pending={corrected.isFetching}
          error={corrected.error}
          again={() => corrected.refetch()}
        />
      )}
      <Analysis findings={shown} corrections={corrections} onCorrect={onCorrect} />
    </div>
  );
}
