import { useLayoutEffect, useRef } from 'react';
import { Link } from 'wouter';
import { Failure } from '../../../ui/Failure';
import { alertsLink, newRuleLink } from '../../../ui/links';
import { Waiting } from '../../../ui/Waiting';
import { count, plural } from '../../../ui/words';
import { useMe } from '../me';
import { useRunning } from '../mutes/useRunning';
import { filterSearch, type InboxFilter } from './filter';
import { InboxRow } from './InboxRow';
import { type SectionName, sectionWords } from './sections';
import type { Inbox } from './useInbox';

interface Props {
  inbox: Inbox;
  filter: InboxFilter;
  opened: string | null;
  selected: string | null;
  /** Query part of the address that keeps the filter. */
  query: string;
  onSelect: (id: string) => void;
}

/** Alerts in their sections. What is new is shown at once; rows do not change places while somebody points at them. */
export function InboxList({ inbox, filter, opened, selected, query, onSelect }: Props) {
  const me = useMe();
  const running = useRunning();
  const { sections, hold, error } = inbox;
  const now = new Date().toISOString();
  const overall = inbox.counts && Object.values(inbox.counts.resolved).reduce((sum, n) => sum + n, 0);
  const tabStop = selected ?? opened ?? inbox.rows[0]?.id;
  const isWhole = filterSearch(filter) === '';
  const quiet = (name: SectionName) =>
    name === 'over' && isWhole && overall !== undefined ? `${count(overall)}, newest first` : sectionWords[name].quiet;
  // A row that goes to another section takes the focus with it.
  const focused = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (focused.current !== null && document.activeElement === document.body) focusAlert(focused.current);
  });
  return (
    <section
      className="sect list"
      aria-label="Alerts"
      onPointerEnter={() => hold.hold('pointer')}
      onPointerMove={() => hold.hold('pointer')}
      onPointerLeave={() => hold.release('pointer')}
      onFocus={({ target }) => {
        focused.current = target.closest<HTMLElement>('[data-alert]')?.dataset.alert ?? null;
        hold.hold('focus');
      }}
      onBlur={() => {
        focused.current = null;
        hold.release('focus');
      }}
    >
      {error !== null && <Failure what="The alerts could not be read." error={error} again={inbox.again} />}
      {sections === null && error === null && <Waiting rows={6} words="Still reading the alerts" />}
      {inbox.waiting > 0 && (
        <p className="quiet held">
          Order held while you are at it, {plural(inbox.waiting, 'move')} waiting.{' '}
          <button type="button" className="link" onClick={inbox.settle}>
            Show the newest
          </button>
        </p>
      )}
      {sections?.length === 0 && (isWhole ? <NoAlerts /> : <NoneLikeThis />)}
      {sections?.map((section) => (
        <div key={section.name}>
          <h2 className="grp">
            {sectionWords[section.name].name} <span className="quiet">{quiet(section.name)}</span>
          </h2>
          <ul className="inb">
            {section.groups.map((group) =>
              group.rows.map((row, i) => (
                <InboxRow
                  key={row.id}
                  row={row}
                  together={i === 0 && group.rows.length > 1 ? group.rows.length : null}
                  joined={group.rows.length > 1}
                  running={running}
                  me={me}
                  now={now}
                  query={query}
                  opened={row.id === opened}
                  selected={row.id === selected}
                  tabbable={row.id === tabStop}
                  onSelect={onSelect}
                />
              )),
            )}
          </ul>
        </div>
      ))}
      {inbox.more.has && (
        <button type="button" className="btn more" disabled={inbox.more.busy} onClick={inbox.more.next}>
          Show more
        </button>
      )}
    </section>
  );
}

/** Moves the focus to an alert's row, where it is listed. */
export function focusAlert(id: string): void {
  document.querySelector<HTMLElement>(`.inb li[data-alert="${CSS.escape(id)}"] a`)?.focus();
}

function NoAlerts() {
  return (
    <p className="lede">
      Nothing has fired yet. An alert comes when a rule’s condition holds:{' '}
      <Link className="link" href={newRuleLink()}>
        make a rule
      </Link>
      , and try it on the past before you switch it on.
    </p>
  );
}

function NoneLikeThis() {
  return (
    <p className="nothing quiet">
      No alert matches the filter.{' '}
      <Link className="link" href={alertsLink}>
        Clear the filter
      </Link>
    </p>
  );
}
