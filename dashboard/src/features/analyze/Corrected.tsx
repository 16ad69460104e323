import type { EntityDto } from '../../api/contract';
import { Failure } from '../../ui/Failure';
import { hueOf } from '../../ui/findings/mood';
import { reading } from '../../ui/net';
import { RowAct } from '../../ui/RowAct';
import { plural, shortKind, signed } from '../../ui/words';
import type { Difference } from './compare';
import type { Listed } from './corrections';

interface Props {
  list: readonly Listed[];
  onWithout: (rest: Listed['without']) => void;
  onNothing: () => void;
  differences: readonly Difference[];
  /** Whether it is being read with them. */
  pending: boolean;
  error: Error | null;
  again: () => void;
}

/** What was set right, each to be taken back, and what the reading became beside what it was. */
export function Corrected({ list, onWithout, onNothing, differences, pending, error, again }: Props) {
  return (
    <section className="sect corrected" aria-label="Corrections">
      <h2 className="h2">
        {plural(list.length, 'correction')}
        <span className="end">kept nowhere</span>
      </h2>
      <ul>
        {list.map(({ key, words, without }) => (
          <li key={key}>
            <span>{words}</span>
            <RowAct words="Take back" of={words} to={() => onWithout(without)} />
          </li>
        ))}
      </ul>
      {list.length > 1 && (
        <button type="button" className="link" onClick={onNothing}>
          Take all back
        </button>
      )}
      {error !== null && <Failure what="It was not read with them." error={error} again={again} />}
      {pending && (
        <p className="quiet" aria-live="polite">
          Reading with them
        </p>
      )}
      {!pending && error === null && <Beside differences={differences} />}
    </section>
  );
}

function Beside({ differences }: { differences: readonly Difference[] }) {
  if (differences.length === 0) return <p className="quiet">Nothing came out otherwise.</p>;
  return (
    <table className="tbl tight">
      <caption className="sr">What was found, and what is found with the corrections</caption>
      <thead>
        <tr>
          <th>Subject</th>
          <th>As it was read</th>
          <th>With the corrections</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ subject, before, after }) => (
          <tr key={subject}>
            <th scope="row" className="cut">
              {(after ?? before)?.name}
            </th>
            <td>
              <State entity={before} />
            </td>
            <td>
              <State entity={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ entity }: { entity: EntityDto | null }) {
  if (entity === null) return <span className="quiet">not found</span>;
  const { sentiment } = entity;
  return (
    <>
      {shortKind(entity.kind)}, {entity.mentions.length}×
      {sentiment !== null && <b className={hueOf(reading(sentiment))}> {signed(sentiment.score)}</b>}
    </>
  );
}
