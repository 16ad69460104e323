import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Picture } from '../../api/contract';
import { CountChart } from '../../ui/chart/CountChart';
import type { CountColumns } from '../../ui/chart/columns';
import { SentimentChart } from '../../ui/chart/SentimentChart';
import { Failure } from '../../ui/Failure';
import { clockTime, day, sameDay, when } from '../../ui/times';
import { plural, usuallyIn } from '../../ui/words';
import { BurstFlag } from './BurstFlag';
import { isRange, type Range, ranges, shapes } from './ranges';
import { SeriesTable } from './SeriesTable';
import { useSubjectSeries } from './useSubjectSeries';

interface Props {
  picture: Picture;
  range: Range;
  onRange: (range: Range) => void;
  onPick: (stretch: { from: string; to: string }) => void;
}

const edges = { left: 34, right: 12 };
const rangeData = Object.entries(ranges).map(([value, label]) => ({ value, label }));

/** Articles and how they speak of the subject, on one axis of time. */
export function OverTime({ picture, range, onRange, onPick }: Props) {
  const { stretch, columns, mood, error } = useSubjectSeries(picture, range);
  const [pointed, setPointed] = useState<number | null>(null);
  const shape = shapes[range];
  const from = stretch.from / 1000;
  const to = stretch.to / 1000;
  const pick = (index: number) => {
    const at = columns?.at[index];
    if (at === undefined) return;
    const iso = (s: number) => new Date(s * 1000).toISOString();
    onPick({ from: iso(at), to: iso(at + shape.barMinutes * 60) });
  };
  const total = columns?.articles.reduce((sum, n) => sum + n, 0) ?? 0;
  return (
    <section className="sect">
      <h2 className="h2">
        Articles <span className="quiet">{shape.barWords}</span>
        <span className="readout">{columns !== null && readout(columns, pointed, picture.clock)}</span>
        <SegmentedControl
          className="small"
          aria-label="Range"
          size="xs"
          transitionDuration={0}
          data={rangeData}
          value={range}
          onChange={(value) => isRange(value) && onRange(value)}
        />
      </h2>
      {error !== null && <Failure what="The series could not be read." error={error} />}
      {columns === null ? (
        <div className="chartroom" />
      ) : (
        <>
          <CountChart
            columns={columns}
            from={from}
            to={to}
            height={190}
            top={24}
            {...edges}
            yTicks
            label={`${plural(total, 'article')} ${shape.barWords} from ${when(stretch.from, picture.clock)} to ${when(stretch.to, picture.clock)}`}
            onPoint={setPointed}
            onPick={pick}
          >
            <BurstFlag picture={picture} from={from} to={to} {...edges} />
          </CountChart>
          <h3 className="h2 mood">
            {picture.kind === 'source' ? 'How its articles read' : 'How they speak of it'}{' '}
            <span className="quiet">{shape.moodWords}</span>
          </h3>
          <SentimentChart
            points={mood}
            step={shape.moodMinutes * 60}
            from={from}
            to={to}
            {...edges}
            label={`Shares of negative and positive articles, ${shape.moodWords}; as numbers under Show as table`}
          />
          <Legend usual={columns.usual !== null} />
          <SeriesTable columns={columns} mood={mood} clock={picture.clock} onPick={pick} />
        </>
      )}
    </section>
  );
}

/** What the bar under the pointer says; else the newest finished one. */
function readout(columns: CountColumns, pointed: number | null, clock: string): string {
  const i = pointed ?? columns.at.length - 2;
  const at = columns.at[i];
  if (at === undefined) return '';
  const [start, end] = [at * 1000, (at + columns.step) * 1000];
  const usual = columns.usual?.mean[i];
  const dayWords = sameDay(start, clock) ? '' : `${day(start)}, `;
  return `${dayWords}${clockTime(start)} to ${clockTime(end)}: ${plural(columns.articles[i] ?? 0, 'article')}${usual === undefined ? '' : `, usually ${usuallyIn(usual, columns.step)}`}`;
}

function Legend({ usual }: { usual: boolean }) {
  return (
    <div className="keyline">
      {usual && (
        <span>
          <svg width="18" height="10" aria-hidden="true">
            <rect width="18" height="10" fill="var(--band)" />
            <path d="M0 5H18" stroke="var(--ink-2)" strokeDasharray="3 2" />
          </svg>
          usual for this hour of the week, 9 days in 10
        </span>
      )}
      <span>
        <svg width="8" height="12" aria-hidden="true">
          <path d="M4 0V12" stroke="var(--ink)" />
          <path d="M0 6H8" stroke="var(--neg)" strokeWidth="2.5" />
        </svg>
        net, with the range it may lie in
      </span>
      <span>
        <svg width="14" height="10" aria-hidden="true">
          <rect x=".5" y=".5" width="13" height="9" fill="none" stroke="var(--rule-2)" strokeDasharray="2 2" />
        </svg>
        fewer than 5 articles: too few to tell
      </span>
    </div>
  );
}
