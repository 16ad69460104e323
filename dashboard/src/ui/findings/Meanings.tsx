import { useQuery } from '@tanstack/react-query';
import type { MeaningDto } from '../../api/contract';
import { meanings } from '../../api/queries';
import { Failure } from '../Failure';
import { wikidataLink } from '../links';
import { longKind, percent } from '../words';

interface Props {
  name: string;
  /** Who the text was taken to mean: not to be chosen again. */
  subject: string;
  /** Left out where nothing can be said against a reading. */
  onPick?: (meaning: MeaningDto) => void;
}

/** Everybody that the knowledge knows by a name: who it is, and how much of the news that use the name mean them. */
export function Meanings({ name, subject, onPick }: Props) {
  const known = useQuery(meanings(name));
  if (known.isError) {
    return <Failure what="The meanings could not be read." error={known.error} again={() => known.refetch()} />;
  }
  const items = known.data?.items ?? [];
  if (items.length === 0) {
    return <p className="quiet">{known.isPending ? 'Looking the name up' : `No meaning of “${name}” is known.`}</p>;
  }
  return (
    <table className="tbl tight meanings">
      <caption className="quiet">Known by the name “{name}”, and how much of the news with it means each</caption>
      <tbody>
        {items.map((meaning) => (
          <tr key={meaning.subject} aria-current={meaning.subject === subject ? 'true' : undefined}>
            <th scope="row">
              {onPick === undefined || meaning.subject === subject ? (
                <span className="nm">{meaning.name}</span>
              ) : (
                <button type="button" className="link plain nm" onClick={() => onPick(meaning)}>
                  {meaning.name}
                </button>
              )}
              <span className="kd">{whatItIs(meaning)}</span>
              {meaning.subject === subject && <span className="kd">as it was read</span>}
            </th>
            <td>
              {meaning.wikidata !== null && (
                <a className="link" href={wikidataLink(meaning.wikidata)} target="_blank" rel="noopener noreferrer">
                  {meaning.wikidata}
                </a>
              )}
            </td>
            <td className="num">{meaning.likely < 0.01 ? '< 1 %' : percent(meaning.likely)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "place, Jordan; also called Amman City". */
function whatItIs({ kind, country, alsoCalled }: MeaningDto): string {
  const place = [kind === null ? 'kind not known' : longKind(kind), country].filter((part) => part !== null).join(', ');
  return alsoCalled.length === 0 ? place : `${place}; also called ${alsoCalled.join(', ')}`;
}
