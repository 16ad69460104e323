import { useMemo, useRef } from 'react';
import type uPlot from 'uplot';
import type { CountColumns } from '../../ui/chart/columns';
import { drawCounts } from '../../ui/chart/countFrame';
import { useChart } from '../../ui/chart/useChart';
import type { Palette } from '../../ui/tokens';
import { cutOf } from './volume';

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

const height = 120;
/** Room above the bars: two lanes of names and one of marks, px. */
const top = 44;
/** One article beside thousands is still to be seen, px. */
const leastTall = 2;

/** Bars of the range that is played, the usual range behind them. What is pale lies over it, so that a moving clock paints nothing anew. */
export function VolumeChart({ columns, from, to, left, right, label }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const data = useMemo<uPlot.AlignedData>(() => [columns?.at ?? [], columns?.articles ?? []], [columns]);
  const cut = useMemo(() => cutOf(columns?.articles ?? []), [columns]);
  const most = cut ?? Math.max(2, ...(columns?.articles ?? []), ...(columns?.usual?.high ?? []));
  useChart(
    element,
    {
      height,
      top,
      left,
      right,
      bottom: 22,
      yTicks: false,
      range: [0, cut === null ? most * 1.04 : most],
      from,
      to,
      draw: (u, palette) => columns !== null && draw(u, palette, columns, cut),
    },
    data,
  );
  return (
    <div className="chart" style={{ height }}>
      <div ref={element} className="plot" role="img" aria-label={label} />
    </div>
  );
}

function draw(u: uPlot, palette: Palette, columns: CountColumns, cut: number | null) {
  drawCounts(u, palette, columns, ({ pen, scale, x, y, floor, bar }) => {
    pen.fillStyle = palette.replay;
    const gap = Math.min(1.5 * scale, bar / 4);
    columns.at.forEach((start, i) => {
      const value = columns.articles[i] ?? 0;
      if (value === 0) return;
      const tall = Math.max(leastTall * scale, floor - y(value));
      const [left, width] = [x(start), Math.max(scale * 0.8, bar - gap)];
      pen.fillRect(left, floor - tall, width, tall);
      if (cut !== null && value > cut) breakBar(pen, palette, scale, left, width, y(cut));
    });
  });
}

/** Two slanted gaps under the top of a bar that is cut: it goes on. */
function breakBar(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  scale: number,
  left: number,
  width: number,
  top: number,
) {
  pen.save();
  pen.strokeStyle = palette.paper;
  pen.lineWidth = 1.6 * scale;
  pen.beginPath();
  for (const below of [6, 10]) {
    pen.moveTo(left - scale, top + (below + 1.5) * scale);
    pen.lineTo(left + width + scale, top + (below - 1.5) * scale);
  }
  pen.stroke();
  pen.restore();
}
