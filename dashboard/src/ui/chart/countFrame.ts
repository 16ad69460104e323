import type uPlot from 'uplot';
import type { Palette } from '../tokens';
import type { CountColumns } from './columns';

/** Where to paint: canvas pixels, `x` of s since 1970, `y` of articles; `bar` is the width of one step. */
export interface CountPen {
  pen: CanvasRenderingContext2D;
  scale: number;
  x: (t: number) => number;
  y: (v: number) => number;
  floor: number;
  bar: number;
}

/** What all drawings of counts share: within the frame the band of what is usual, then the bars, then the base line. */
export function drawCounts(
  u: uPlot,
  palette: Palette,
  { at, step, usual }: CountColumns,
  bars: (at: CountPen) => void,
) {
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
  bars({ pen, scale, x, y, floor, bar: x((at[0] ?? 0) + step) - x(at[0] ?? 0) });
  pen.fillStyle = palette['ink-3'];
  pen.fillRect(u.bbox.left, floor - scale / 2, u.bbox.width, scale);
  pen.restore();
}
