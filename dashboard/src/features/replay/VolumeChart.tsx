import { useMemo, useRef } from 'react';
import type uPlot from 'uplot';
import type { CountColumns } from '../../ui/chart/columns';
import { useChart } from '../../ui/chart/useChart';
import type { Palette } from '../../ui/tokens';

interface Props {
  /** Null: not known yet. */
  columns: CountColumns | null;
  /** Shown stretch, s since 1970. */
  from: number;
  to: number;
  left: number;
  right: number;
  /** One sentence that says what the drawing shows. */
  label: string;
}

const height = 112;
const top = 36;
/** One article beside thousands is still to be seen, px. */
const leastTall = 2;

/** Bars of the range that is played, the usual range behind them. What is pale lies over it, so that a moving clock paints nothing anew. */
export function VolumeChart({ columns, from, to, left, right, label }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const data = useMemo<uPlot.AlignedData>(() => [columns?.at ?? [], columns?.articles ?? []], [columns]);
  const most = Math.max(2, ...(columns?.articles ?? []), ...(columns?.usual?.high ?? []));
  useChart(
    element,
    {
      height,
      top,
      left,
      right,
      bottom: 22,
      yTicks: false,
      range: [0, most * 1.04],
      from,
      to,
      draw: (u, palette) => columns !== null && draw(u, palette, columns),
    },
    data,
  );
  return (
    <div className="chart" style={{ height }}>
      <div ref={element} className="plot" role="img" aria-label={label} />
    </div>
  );
}

function draw(u: uPlot, palette: Palette, { at, articles, step, usual }: CountColumns) {
  const { ctx: pen } = u;
  const scale = devicePixelRatio || 1;
  const x = (t: number) => u.valToPos(t, 'x', true);
  const y = (v: number) => u.valToPos(v, 'y', true);
  const floor = y(0);
  pen.save();
  pen.beginPath();
  pen.rect(u.bbox.left, u.bbox.top - 2, u.bbox.width, u.bbox.height + 4);
  pen.clip();
  if (usual !== null) {
    pen.fillStyle = palette.band;
    at.forEach((start, i) => {
      const high = y(usual.high[i] ?? 0);
      pen.fillRect(Math.floor(x(start)), high, Math.ceil(x(start + step) - x(start)) + 1, y(usual.low[i] ?? 0) - high);
    });
  }
  pen.fillStyle = palette.replay;
  const bar = x((at[0] ?? 0) + step) - x(at[0] ?? 0);
  const gap = Math.min(1.5 * scale, bar / 4);
  at.forEach((start, i) => {
    const value = articles[i] ?? 0;
    if (value === 0) return;
    const tall = Math.max(leastTall * scale, floor - y(value));
    pen.fillRect(x(start), floor - tall, Math.max(scale * 0.8, bar - gap), tall);
  });
  pen.fillStyle = palette['ink-3'];
  pen.fillRect(u.bbox.left, floor - scale / 2, u.bbox.width, scale);
  pen.restore();
}
