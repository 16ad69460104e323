import { Link } from 'wouter';
import type { AlertRow, Silence } from '../../../api/contract';
import { alertLink } from '../../../ui/links';
import { age, when } from '../../../ui/times';
import { handledWords, headlineOf, heldWords, numbersNow, ratioOf, saysOf, titleOf, whatOf } from '../alertWords';

interface Props {
  row: AlertRow;
  /** First of so many whose messages are shared; null: not the first, or alone. */
  together: number | null;
  /** One of several whose messages are shared. */
  joined: boolean;
  /** Silences that run; null: not known. */
  running: readonly Silence[] | null;
  me: string;
  now: string;
  query: string;
  opened: boolean;
  selected: boolean;
  tabbable: boolean;
  onSelect: (id: string) => void;
}

export function InboxRow({
  row,
  together,
  joined,
  running,
  me,
  now,
  query,
  opened,
  selected,
  tabbable,
  onSelect,
}: Props) {
  const ratio = ratioOf(row);
  const headlined = headlineOf(row) !== null;
  const held = heldWords(row, running, now);
  const handled = handledWords(row, me, now);
  const ago = age(row.openedAt, now);
  const over = row.resolvedAt == null || row.status === 'firing' ? null : `over ${when(row.resolvedAt, now)}`;
  return (
    <li
      data-alert={row.id}
      data-joined={joined}
      className={opened ? 'on' : selected ? 'sel' : undefined}
      aria-current={opened ? 'true' : undefined}
    >
      {together !== null && (
        <p className="together quiet">
          {row.ruleName}: {together} of one group
        </p>
      )}
      <span className={row.handling === 'new' && row.status === 'firing' ? 'dot' : 'dot seen'} aria-hidden="true" />
      <div>
        <Link
          className={headlined ? 'nm head' : 'nm'}
          href={`${alertLink(row.id)}${query}`}
          tabIndex={tabbable ? 0 : -1}
          onFocus={() => onSelect(row.id)}
        >
          {titleOf(row)}
        </Link>
        {ratio !== null && (
          <>
            {' '}
            <span className={row.status === 'firing' ? 'burst' : 'mid'}>{ratio}</span>
          </>
        )}
        {row.labels.severity === 'critical' && <span className="crit">critical</span>}
        <p>{saysOf(row, numbersNow(row.evidence))}</p>
        <span className="about">
          {headlined && whatOf(row) !== row.ruleName && <span>{whatOf(row)}</span>}
          {!joined && <span>Rule: {row.ruleName}</span>}
          {held !== null && <span>{held}</span>}
          {handled !== '' && <span>{handled}</span>}
        </span>
      </div>
      <time dateTime={row.openedAt}>
        {when(row.openedAt, now)}
        <br />
        {over ?? (ago === 'now' ? 'now' : `${ago} ago`)}
      </time>
    </li>
  );
}
