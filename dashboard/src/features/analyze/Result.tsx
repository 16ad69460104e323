import { useState } from 'react';
import { Failure } from '../../ui/Failure';
import { Waiting } from '../../ui/Waiting';
import { Analysis } from './Analysis';
import { Corrected } from './Corrected';
import { differences } from './compare';
import { isNothing, listed, nothingCorrected } from './corrections';
import { type Asked, useAnalysis } from './useAnalysis';

/** What was found in a text, what was set right in it, and what it became. */
export function Result({ asked }: { asked: Asked }) {
  const [corrections, setCorrections] = useState(nothingCorrected);
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
          onWithout={setCorrections}
          onNothing={() => setCorrections(nothingCorrected)}
          differences={differences(first, shown)}
          pending={corrected.isFetching}
          error={corrected.error}
          again={() => corrected.refetch()}
        />
      )}
      <Analysis findings={shown} corrections={corrections} onCorrect={setCorrections} />
    </div>
  );
}
