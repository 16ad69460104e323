import { type ReactNode, useMemo, useRef } from 'react';
import type uPlot from 'uplot';
import type { Palette } from '../tokens';
import { isOver } from '../usual';
import type { CountColumns } from './columns';
import { drawCounts } from './countFrame';
import { useChart } from './useChart';

interface Props {
  columns: CountColumns;
  /** Shown stretch, s since 1970; to is exclusive. */
  from: number;
  to: number;
  height: number;
  top: number;
  left: number;
  right: number;
  yTicks: boolean;
  /** One sentence that says what the drawing shows. */
  label: string;
  /** From here on (s) nothing is known: hatched; null: all is known. */
  missingFrom?: number | null;
  onPoint?: (index: number | null) => void;
  onPick?: (index: number) => void;
  children?: ReactNode;
}

/** Bars of counts from zero, the usual range as a band behind, bars above it in ink, the running step hollow. */
export function CountChart(props: Props) {
  const { columns, from, to, height, top, left, right, yTicks, label, missingFrom = null, onPoint, onPick } = props;
  const element = useRef<HTMLDivElement>(null);
  const data = useMemo<uPlot.AlignedData>(() => [columns.at, columns.articles], [columns]);
  const most = Math.max(2, ...columns.articles, ...(columns.usual?.high ?? []));
  useChart(
    element,
    {
      height,
      top,
      left,
      right,
      bottom: 22,
      yTicks,
      range: [0, most * 1.04],
      from,
      to,
      draw: (u, palette) => draw(u, palette, columns, missingFrom),
      ...(onPoint ? { onPoint } : {}),
      ...(onPick ? { onPick } : {}),
    },
    data,
  );
  return (
    <div className={onPick ? 'chart pick' : 'chart'} style={{ height }}>
      <div ref={element} className="plot" role="img" aria-label={label} onPointerLeave={() => onPoint?.(null)} />
      {props.children}
    </div>
  );
}

function draw(u: uPlot, palette: Palette, columns: CountColumns, missingFrom: number | null) {
  const { at, articles, step, usual } = columns;
  drawCounts(u, palette, columns, ({ pen, scale, x, y, floor, bar }) => {
    const gap = bar > 5 * scale ? 1.5 * scale : bar > 2.4 * scale ? 0.8 * scale : 0;
    at.forEach((start, i) => {
      const value = articles[i] ?? 0;
      if (value === 0) return;
      const left = x(start);
      const width = Math.max(scale * 0.8, bar - gap);
      const high = y(value);
      pen.fillStyle = usual !== null && isOver(value, usual.high[i] ?? 0) ? palette.ink : palette.bar;
      if (i === at.length - 1) {
        pen.strokeStyle = palette.ink;
        pen.lineWidth = scale;
        pen.strokeRect(left + scale / 2, high + scale / 2, Math.max(scale, width - scale), floor - high - scale / 2);
      } else pen.fillRect(left, high, width, floor - high);
    });
    if (usual !== null && bar > 3 * scale) usualLine(pen, palette, scale, at, step, usual.mean, x, y);
    if (missingFrom !== null) hatch(pen, palette, scale, x(missingFrom), u.bbox);
  });
}

function usualLine(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  scale: number,
  at: readonly number[],
  step: number,
  usual: readonly number[],
  x: (t: number) => number,
  y: (v: number) => number,
) {
  pen.beginPath();
  at.forEach((start, i) => {
    const level = y(usual[i] ?? 0);
    if (i === 0) pen.moveTo(x(start), level);
    else pen.lineTo(x(start), level);
    pen.lineTo(x(start + step), level);
  });
  pen.strokeStyle = palette.paper;
  pen.globalAlpha = 0.55;
  pen.lineWidth = 3 * scale;
  pen.stroke();
  pen.globalAlpha = 1;
  pen.strokeStyle = palette['ink-2'];
  pen.lineWidth = scale;
  pen.setLineDash([3 * scale, 2 * scale]);
  pen.stroke();
  pen.setLineDash([]);
}

/** Minutes of which nothing is known are crossed out, not drawn as empty. */
function hatch(pen: CanvasRenderingContext2D, palette: Palette, scale: number, left: number, box: uPlot.BBox) {
  const right = box.left + box.width;
  if (left >= right) return;
  pen.save();
  pen.beginPath();
  pen.rect(left, box.top, right - left, box.height);
  pen.fillStyle = palette.paper;
  pen.fill();
  pen.clip();
  pen.beginPath();
  for (let d = left - box.height; d < right; d += 6 * scale) {
    pen.moveTo(d, box.top + box.height);
    pen.lineTo(d + box.height, box.top);
  }
  pen.strokeStyle = palette['ink-3'];
  pen.lineWidth = scale;
  pen.stroke();
  pen.strokeRect(left, box.top, right - left, box.height);
  pen.restore();
}
