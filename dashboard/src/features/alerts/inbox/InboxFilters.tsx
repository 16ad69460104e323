import { useLocation } from 'wouter';
import type { AlertCountsDto, AlertRow, Handling } from '../../../api/contract';
import { alertsLink } from '../../../ui/links';
import { count } from '../../../ui/words';
import { whatOf } from '../alertWords';
import { useRuleNames } from '../useRuleNames';
import { filterSearch, type InboxFilter } from './filter';

interface Props {
  filter: InboxFilter;
  /** Rows that are listed: what may be asked for is taken from them. */
  rows: readonly AlertRow[];
  counts: AlertCountsDto | undefined;
}

const tabs: readonly [Handling | '', string][] = [
  ['', 'All'],
  ['new', 'New'],
  ['seen', 'Seen'],
  ['taken', 'Taken'],
  ['done', 'Done'],
];

/** Which alerts are listed. The numbers are of those that fire. */
export function InboxFilters({ filter, rows, counts }: Props) {
  const [, go] = useLocation();
  const choose = (change: Partial<InboxFilter>) =>
    go(`${alertsLink}${filterSearch({ ...filter, ...change })}`, { replace: true });
  const names = useRuleNames(rows);
  const rules = options(rows, filter.rule, (row) => [row.rule, names.get(row.rule) ?? row.ruleName], names);
  const subjects = options(rows, filter.subject, (row) => [row.labels.subject, whatOf(row)]);
  const filtered = filterSearch({ ...filter, handling: '' }) !== '';
  return (
    <div className="alfilters">
      <div className="tabs">
        {tabs.map(([handling, words]) => {
          const n = handling === '' ? null : counts?.firing[handling];
          const text = n == null ? words : `${words} ${count(n)}`;
          return (
            <button
              key={handling}
              type="button"
              aria-pressed={filter.handling === handling}
              data-words={text}
              onClick={() => choose({ handling })}
            >
              {text}
            </button>
          );
        })}
      </div>
      <div className="chosen">
        <Choice
          name="Status"
          value={filter.status}
          options={[
            ['', 'Firing and over'],
            ['firing', 'Firing'],
            ['resolved', 'Over'],
          ]}
          onChange={(status) => choose({ status })}
        />
        <Choice
          name="Severity"
          value={filter.severity}
          options={[
            ['', 'Any severity'],
            ['critical', 'Critical'],
            ['warning', 'Warning'],
            ['info', 'Info'],
          ]}
          onChange={(severity) => choose({ severity })}
        />
        <Choice
          name="Rule"
          value={filter.rule}
          options={[['', 'Any rule'], ...rules]}
          onChange={(rule) => choose({ rule })}
        />
        <Choice
          name="Subject"
          value={filter.subject}
          options={[['', 'Any subject'], ...subjects]}
          onChange={(subject) => choose({ subject })}
        />
        {filtered && (
          <button
            type="button"
            className="link"
            onClick={() => choose({ status: '', severity: '', rule: '', subject: '' })}
          >
            Clear the filter
          </button>
        )}
      </div>
    </div>
  );
}

type Option = readonly [value: string, words: string];

/** What rows may be told apart by, by name; what is chosen stays, whether a row has it or not. */
function options(
  rows: readonly AlertRow[],
  chosen: string,
  read: (row: AlertRow) => [value: string | undefined, words: string],
  known: ReadonlyMap<string, string> = new Map(),
): Option[] {
  const found = new Map<string, string>();
  for (const row of rows) {
    const [value, words] = read(row);
    if (value !== undefined) found.set(value, words);
  }
  if (chosen !== '' && !found.has(chosen)) found.set(chosen, known.get(chosen) ?? chosen);
  return [...found].sort(([, a], [, b]) => a.localeCompare(b));
}

interface ChoiceProps {
  name: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
}

function Choice({ name, value, options, onChange }: ChoiceProps) {
  return (
    <select className="field" aria-label={name} value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  );
}
