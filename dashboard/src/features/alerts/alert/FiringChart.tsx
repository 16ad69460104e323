import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AlertRow } from '../../../api/contract';
import { series } from '../../../api/queries';
import { live } from '../../../live/LiveView';
import { CountChart } from '../../../ui/chart/CountChart';
import { FlagLayer } from '../../../ui/chart/FlagLayer';
import { Failure } from '../../../ui/Failure';
import { clockTime, when } from '../../../ui/times';
import { firingColumns, firingShape } from './firingChart';

const edges = { left: 34, right: 12 };

/** How the window filled before and after the firing, with what is usual. */
export function FiringChart({ row, subject }: { row: AlertRow; subject: string }) {
  // A new minute is a new stretch; until then the chart stands.
  const minute = Math.floor(Date.now() / 60_000) * 60_000;
  const shape = useMemo(() => firingShape(row, minute), [row, minute]);
  const iso = (t: number) => new Date(t).toISOString();
  const asked = useQuery({
    ...series(
      live,
      subject,
      iso(shape?.since ?? 0),
      iso(shape?.to ?? 0),
      shape?.word ?? '1h',
      `${row.evidence.articles} ${minute}`,
    ),
    enabled: shape !== null,
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(
    () => (shape === null || asked.data === undefined ? null : firingColumns(row, shape, asked.data)),
    [row, shape, asked.data],
  );
  const flags = useMemo(
    () => [{ at: Date.parse(row.openedAt) / 1000, name: `fired ${clockTime(row.openedAt)}`, subject }],
    [row.openedAt, subject],
  );
  if (shape === null) return null;
  const [from, to] = [shape.from / 1000, shape.to / 1000];
  return (
    <section className="part">
      <h2 className="h2">
        Articles in the {shape.words} before each {shape.word === '1m' ? 'minute' : 'hour'}{' '}
        <span className="quiet">
          {when(shape.from, minute)} to {shape.to > minute ? 'now' : when(shape.to, minute)}
          {columns?.usual != null && ', the usual range behind'}
        </span>
      </h2>
      {asked.isError && <Failure what="The chart could not be read." error={asked.error} />}
      {columns === null ? (
        <div className="firingroom" />
      ) : (
        <CountChart
          columns={columns}
          from={from}
          to={to}
          height={132}
          top={24}
          {...edges}
          yTicks
          label={`Articles in the ${shape.words} before each step, ${Math.max(0, ...columns.articles)} at most, from ${when(shape.from, minute)} to ${when(shape.to, minute)}`}
        >
          <FlagLayer flags={flags} from={from} to={to} {...edges} />
        </CountChart>
      )}
    </section>
  );
}
