import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BoardRow, StatusDto } from '../../api/contract';
import { series } from '../../api/queries';
import { live } from '../../live/LiveView';
import { useConnection, useLive } from '../../live/useLive';
import { subjectView } from '../../live/views';
import { CountChart } from '../../ui/chart/CountChart';
import { countColumns } from '../../ui/chart/columns';
import { FlagLayer } from '../../ui/chart/FlagLayer';
import { clockSeconds, clockTime, day, minuteOf } from '../../ui/times';
import { usualOf, usualOfPart } from '../../ui/usual';
import { count, mean, percent, plural, usually } from '../../ui/words';
import { useFreshness } from '../shell/useFreshness';

const all = subjectView('all');
/** The bars are read again this often, ms. */
const barsEvery = 2_000;
const minutes = 60;
const minute = 60_000;
/** The strongest bursts are flagged; more flags would hide the bars. */
const flagged = 12;
const edges = { left: 0, right: 16, top: 36 };

/** The last hour of all news, minute by minute, under the clock's eye. */
export function Strip({ bursts, status }: { bursts: readonly BoardRow[]; status: StatusDto | null }) {
  const fresh = useFreshness(status);
  const stale = fresh.kind === 'stale';
  const { state: picture } = useLive(all);
  const connection = useConnection();
  const clock = connection.clock ?? status?.clock ?? null;
  const now = clock === null ? null : minuteOf(clock);
  const from = now === null ? 0 : now - (minutes - 1) * minute;
  const to = now === null ? minutes * minute : now + minute;
  const bars = useQuery({
    ...series(live, 'all', new Date(from).toISOString(), new Date(to).toISOString(), '1m', 0),
    // Not by the subject's number: on a busy machine the next change would cancel each answer before it came.
    refetchInterval: barsEvery,
    enabled: now !== null && !stale,
    placeholderData: keepPreviousData,
  });
  const hour = picture?.windows['1h'] ?? null;
  const usual = hour === null ? null : usualOf(hour);
  const perMinute = usual === null ? null : usualOfPart(usual, 1 / minutes);
  const columns = useMemo(() => {
    const made = countColumns(bars.data?.points ?? [], 1);
    if (hour === null) return made;
    const whole = usualOf(hour);
    if (whole === null) return made;
    const { mean, low, high } = usualOfPart(whole, 1 / minutes);
    const same = (v: number) => made.at.map(() => v);
    return { ...made, usual: { mean: same(mean), low: same(low), high: same(high) } };
  }, [bars.data, hour]);
  const flags = useMemo(
    () =>
      bursts
        .flatMap(({ subject, name, burstSince }) =>
          burstSince === null ? [] : [{ subject, name, at: new Date(burstSince).getTime() / 1000 }],
        )
        .filter((flag) => flag.at * 1000 >= from)
        .slice(0, flagged),
    [bursts, from],
  );
  // A silent minute moves the strip on, so that what is missing can be seen as missing.
  const silent = stale ? Math.max(1, Math.floor((performance.now() - connection.lastPush) / minute)) : 0;
  const shift = Math.min(silent, minutes / 2) * 60;
  return (
    <section className="strip" aria-label="Time">
      <h1 className="sr">Board, live</h1>
      <div className="head">
        <Clock clock={clock} />
        <p className="when">
          {clock !== null && <>{day(clock)}. </>}
          {status?.sample != null ? (
            <>
              <b>Sample feed</b>, {status.sample >= 1 ? 'at its end' : `${percent(status.sample)} played`}
            </>
          ) : (
            <>
              <b>{stale ? 'Last known' : 'Live'}</b>
              <span className="long">, the last hour</span>
            </>
          )}
        </p>
      </div>
      {now !== null && (
        <CountChart
          columns={columns}
          from={from / 1000 + shift}
          to={to / 1000 + shift}
          height={112}
          yTicks={false}
          {...edges}
          missingFrom={stale ? now / 1000 + 60 : null}
          label={
            hour === null
              ? 'Articles each minute of the last hour'
              : `Articles each minute from ${clockTime(from)} to ${clockTime(to)}: ${count(hour.articles)} in all${usual === null ? '' : `, usually ${usually(usual.mean)}`}`
          }
        >
          <FlagLayer
            flags={flags}
            from={from / 1000 + shift}
            to={to / 1000 + shift}
            left={edges.left}
            right={edges.right}
          />
          {perMinute !== null && <span className="usualword">usual, {mean(perMinute.mean)} a minute</span>}
        </CountChart>
      )}
      <div className="total">
        {hour !== null && (
          <>
            <div className="big">
              {count(hour.articles)} <span>{hour.articles === 1 ? 'article' : 'articles'}</span>
            </div>
            <p className="mid">
              in the last hour,
              <br />
              {usual === null ? 'learning what is usual' : `usually ${usually(usual.mean)}`}
            </p>
            <p className="quiet">{plural(hour.sources, 'source')}</p>
          </>
        )}
      </div>
    </section>
  );
}

function Clock({ clock }: { clock: string | null }) {
  if (clock === null) return <div className="clock">--:--</div>;
  const text = clockSeconds(clock);
  return (
    <div className="clock" role="timer" aria-live="off">
      {text.slice(0, 5)}
      <small>{text.slice(5)}</small>
    </div>
  );
}
