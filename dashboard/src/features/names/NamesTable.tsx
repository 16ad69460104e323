import type { OwnNameDto } from '../../api/contract';
import { wikidataLink } from '../../ui/links';
import { RowAct } from '../../ui/RowAct';
import { longKind } from '../../ui/words';

interface Props {
  names: readonly OwnNameDto[];
  onRemove: (name: OwnNameDto) => void;
  busy: boolean;
}

export function NamesTable({ names, onRemove, busy }: Props) {
  return (
    <table className="tbl stack names">
      <caption className="sr">Own names, in the order of the file</caption>
      <colgroup>
        <col className="c-name" />
        <col />
        <col className="c-kind" />
        <col className="c-wikidata" />
        <col className="c-does" />
      </colgroup>
      <thead>
        <tr>
          <th>Name</th>
          <th>Also written</th>
          <th>Kind</th>
          <th>Wikidata</th>
          <th>
            <span className="sr">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name.name}>
            <th scope="row">
              <span className="nm">{name.name}</span>
            </th>
            <td className="mid aliases">{name.aliases.join(', ')}</td>
            <td className="mid kind">{longKind(name.kind)}</td>
            <td className="wikidata">
              {name.wikidata !== null && (
                <a href={wikidataLink(name.wikidata)} target="_blank" rel="noopener noreferrer" className="link">
                  {name.wikidata}
                </a>
              )}
            </td>
            <td className="does">
              <RowAct words="Remove" of={name.name} off={busy} to={() => onRemove(name)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
