import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { LedgerEntry } from '../../../api/contract';
import { alertsKey, ledgerPage } from '../../../api/queries';
import { Awaited } from '../../../ui/Awaited';
import { alertLink, alertsLink, ledgerLink } from '../../../ui/links';
import { PageHead } from '../../../ui/PageHead';
import { clockSeconds, day, sameDay } from '../../../ui/times';
import { useRuleNames } from '../useRuleNames';
import { fateOf, fates, isFate, kindWords, whyWords } from './fates';
import '../alerts.css';

/** Why somebody was told, and why not: every step of every alert, newest first. */
export function LedgerPage() {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const rule = search.get('rule') ?? '';
  const alert = search.get('alert') ?? '';
  const said = search.get('fate') ?? '';
  const fate = isFate(said) ? said : '';
  const names = useRuleNames();
  const list = useInfiniteQuery({
    queryKey: [...alertsKey, 'ledger', rule, alert, fate],
    queryFn: ({ pageParam, signal }) =>
      ledgerPage({ rule, alert, kind: fate === '' ? '' : fates[fate].kinds.join(',') }, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const lines = list.data?.pages.flatMap((page) => page.items) ?? [];
  const choose = (change: Record<string, string>) => {
    const next = new URLSearchParams(
      Object.entries({ rule, alert, fate, ...change }).filter(([, value]) => value !== ''),
    );
    go(`${ledgerLink()}${next.size === 0 ? '' : `?${next}`}`, { replace: true });
  };
  const now = new Date().toISOString();
  return (
    <main id="main" className="page">
      <PageHead name="Ledger" tab="Ledger of alerts" from={{ name: 'Alerts', link: alertsLink }}>
        <button type="button" className="btn" onClick={() => list.refetch()}>
          Read again
        </button>
      </PageHead>
      <p className="mid">What happened to alerts, who was told, and why nobody was. Lines are kept for 90 days.</p>
      <div className="alfilters">
        <div className="chosen">
          <select
            className="field"
            aria-label="What became of it"
            value={fate}
            onChange={(event) => choose({ fate: event.target.value })}
          >
            <option value="">Everything</option>
            {Object.entries(fates).map(([name, { words }]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </select>
          <select
            className="field"
            aria-label="Rule"
            value={rule}
            onChange={(event) => choose({ rule: event.target.value })}
          >
            <option value="">Any rule</option>
            {[...names].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {rule !== '' && !names.has(rule) && <option value={rule}>{rule}</option>}
          </select>
          {alert !== '' && (
            <span className="mid">
              one alert{' '}
              <button type="button" className="link" onClick={() => choose({ alert: '' })}>
                Any alert
              </button>
            </span>
          )}
        </div>
      </div>
      <Awaited query={list} what="the ledger" rows={10} />
      {list.isSuccess && lines.length === 0 && (
        <p className="nothing quiet">
          {fate === '' && rule === '' && alert === '' ? 'Nothing has happened yet.' : 'No line like this.'}
        </p>
      )}
      {lines.length > 0 && (
        <div className="sect scroll part">
          <table className="tbl stack ledger">
            <caption className="sr">Lines of the ledger, newest first</caption>
            <thead>
              <tr>
                <th className="at">When</th>
                <th className="what">What</th>
                <th>Why</th>
                <th className="of">Rule</th>
                <th className="to">
                  <span className="sr">Alert</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id and stand still
                <Row key={i} line={line} rule={names.get(line.rule) ?? line.rule} now={now} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.hasNextPage && (
        <button
          type="button"
          className="btn more"
          disabled={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          Show more
        </button>
      )}
    </main>
  );
}

function Row({ line, rule, now }: { line: LedgerEntry; rule: string; now: string }) {
  const fate = fateOf(line.kind);
  return (
    <tr>
      <td className="quiet">
        {!sameDay(line.at, now) && `${day(line.at)}, `}
        {clockSeconds(line.at)}
      </td>
      <th scope="row" className={fate === 'untold' || fate === 'told' ? 'strong' : undefined}>
        {kindWords(line.kind)}
      </th>
      <td className="why">{whyWords(line)}</td>
      <td className="mid cut" title={rule}>
        {rule}
      </td>
      <td className="to">
        {line.alert != null && (
          <Link className="link" href={alertLink(line.alert)}>
            Alert
          </Link>
        )}
      </td>
    </tr>
  );
}
