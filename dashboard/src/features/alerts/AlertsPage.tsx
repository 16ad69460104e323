import { useMemo, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { AlertRow } from '../../api/contract';
import { alertLink, alertsLink, ledgerLink, mutesLink, rulesLink } from '../../ui/links';
import { useKeys } from '../shell/keys';
import { Outcome } from '../shell/Outcome';
import { AskName } from './AskName';
import { AlertDetail } from './alert/AlertDetail';
import { filterSearch, readFilter } from './inbox/filter';
import { InboxFilters } from './inbox/InboxFilters';
import { focusAlert, InboxList } from './inbox/InboxList';
import { useInbox } from './inbox/useInbox';
import { silenceOf } from './mutes/mutesModel';
import { RunningSilences } from './mutes/RunningSilences';
import { SilenceForm } from './mutes/SilenceForm';
import { useMutes } from './mutes/useMutes';
import { NoticeSwitch } from './notices/NoticeSwitch';
import { useHandling } from './useHandling';
import './alerts.css';

/** The shared list of alerts and, beside it, the one that is open. */
export function AlertsPage({ opened }: { opened: string | null }) {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const filter = useMemo(() => readFilter(search), [search]);
  const inbox = useInbox(filter);
  const handling = useHandling();
  const mutes = useMutes();
  const [selected, setSelected] = useState<string | null>(opened);
  const [silencing, setSilencing] = useState<AlertRow | null>(null);
  const query = filterSearch(filter);
  const open = (id: string | null) => go(`${id === null ? alertsLink : alertLink(id)}${query}`);
  // What is open may be on no page of the list that has been read.
  const [openedRow, setOpenedRow] = useState<AlertRow | null>(null);
  const chosen = selected ?? opened;
  const current =
    inbox.rows.find((row) => row.id === chosen) ?? (openedRow !== null && openedRow.id === chosen ? openedRow : null);

  const select = (id: string | null) => {
    setSelected(id);
    if (id === null) return inbox.hold.release('selection');
    inbox.hold.hold('selection');
    focusAlert(id);
  };
  const move = (by: number) => {
    const at = inbox.rows.findIndex((row) => row.id === chosen);
    const next = inbox.rows[at < 0 ? (by > 0 ? 0 : inbox.rows.length - 1) : at + by];
    if (next !== undefined) select(next.id);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => (inbox.rows.length > 0 ? move(1) : false),
    ArrowUp: () => (inbox.rows.length > 0 ? move(-1) : false),
    Enter: () => (selected === null ? false : open(selected)),
    t: () => current !== null && handling.take(current),
    d: () => current !== null && handling.finish(current),
    s: () => current !== null && setSilencing(current),
    Escape: () => {
      if (selected === null && opened === null) return false;
      select(null);
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      if (opened !== null) open(null);
      return true;
    },
  });
  const done = mutes.done ?? handling.done;
  const clear = () => {
    mutes.clear();
    handling.clear();
  };
  const error = handling.error ?? mutes.error;
  const unseen = inbox.counts?.firing.new ?? 0;
  return (
    <main id="main" className="page alerts" data-open={opened !== null}>
      <title>{`Alerts${unseen > 0 ? `, ${unseen} new` : ''}. News Monitor`}</title>
      <div className="title">
        <h1>Alerts</h1>
        <div className="acts">
          <span className="quiet hints">
            <kbd>t</kbd> take <kbd>d</kbd> done <kbd>s</kbd> silence <kbd>u</kbd> undo
          </span>
          <Link className="btn" href={rulesLink}>
            Rules
          </Link>
          <Link className="btn" href={mutesLink}>
            Silences
          </Link>
          <Link className="btn" href={ledgerLink()}>
            Ledger
          </Link>
          <Link className="btn" href="/channels">
            Channels
          </Link>
        </div>
      </div>
      <InboxFilters filter={filter} rows={inbox.rows} counts={inbox.counts} />
      <Outcome of={{ done, error, clear }} />
      <div className="cols al">
        <InboxList
          inbox={inbox}
          filter={filter}
          opened={opened}
          selected={selected}
          query={query}
          onSelect={setSelected}
        />
        {opened !== null && (
          <AlertDetail
            key={opened}
            id={opened}
            handling={handling}
            back={`${alertsLink}${query}`}
            onSilence={setSilencing}
            onRow={setOpenedRow}
          />
        )}
        <aside className="colr side">
          <RunningSilences mutes={mutes} />
          <section className="sect">
            <h2 className="h2">In this browser</h2>
            <NoticeSwitch />
          </section>
        </aside>
      </div>
      {handling.waiting !== null && (
        <AskName
          onClose={() => handling.setWaiting(null)}
          onNamed={() => {
            handling.waiting?.();
            handling.setWaiting(null);
          }}
        />
      )}
      {silencing !== null && (
        <SilenceForm start={silenceOf(silencing)} mutes={mutes} onClose={() => setSilencing(null)} />
      )}
    </main>
  );
}
