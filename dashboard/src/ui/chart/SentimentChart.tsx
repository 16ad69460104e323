import { useMemo, useRef } from 'react';
import type uPlot from 'uplot';
import type { SeriesPointDto } from '../../api/contract';
import { leaning, netOf } from '../net';
import type { Palette } from '../tokens';
import { useChart } from './useChart';

interface Props {
  points: readonly SeriesPointDto[];
  /** Length of a step, s. */
  step: number;
  from: number;
  to: number;
  left: number;
  right: number;
  label: string;
}

const height = 96;

/** Shares of positive (up) and negative (down) articles per step, with the net and the range it may lie in. */
export function SentimentChart({ points, step, from, to, left, right, label }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const data = useMemo<uPlot.AlignedData>(
    () => [points.map((p) => new Date(p.at).getTime() / 1000), points.map((p) => p.articles)],
    [points],
  );
  useChart(
    element,
    {
      height,
      left,
      right,
      top: 2,
      bottom: 0,
      yTicks: false,
      range: [-1, 1],
      from,
      to,
      draw: (u, palette) => draw(u, palette, points, step),
    },
    data,
  );
  return (
    <div className="chart sentiment" style={{ height }}>
      <div ref={element} className="plot" role="img" aria-label={label} />
      <span className="pos top">all positive</span>
      <span className="neg bottom">all negative</span>
    </div>
  );
}

function draw(u: uPlot, palette: Palette, points: readonly SeriesPointDto[], step: number) {
  const pen = u.ctx;
  const scale = devicePixelRatio || 1;
  const x = (t: number) => u.valToPos(t, 'x', true);
  const y = (v: number) => u.valToPos(v, 'y', true);
  pen.save();
  pen.beginPath();
  pen.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
  pen.clip();
  pen.lineWidth = scale;
  for (const p of points) {
    if (p.articles === 0) continue;
    const start = new Date(p.at).getTime() / 1000;
    const left = x(start) + scale;
    const width = Math.max(2 * scale, x(start + step) - x(start) - 3 * scale);
    const net = netOf(p, p.articles);
    if (net === null) {
      pen.strokeStyle = palette['rule-2'];
      pen.setLineDash([2 * scale, 2 * scale]);
      pen.strokeRect(left + scale / 2, y(0.16), width - scale, y(-0.16) - y(0.16));
      pen.setLineDash([]);
      continue;
    }
    pen.fillStyle = palette['pos-t'];
    pen.fillRect(left, y(p.positive / p.articles), width, y(0) - y(p.positive / p.articles));
    pen.fillStyle = palette['neg-t'];
    pen.fillRect(left, y(0), width, y(-p.negative / p.articles) - y(0));
    const middle = left + width / 2;
    pen.fillStyle = palette.ink;
    pen.fillRect(middle - scale / 2, y(net.high), scale, y(net.low) - y(net.high));
    const side = leaning(net.low, net.high);
    pen.fillStyle = side === 'neutral' ? palette['ink-2'] : side === 'negative' ? palette.neg : palette.pos;
    const tick = Math.min(width, 26 * scale);
    pen.fillRect(middle - tick / 2, y(net.net) - 1.25 * scale, tick, 2.5 * scale);
  }
  pen.fillStyle = palette['ink-3'];
  pen.fillRect(u.bbox.left, y(0) - scale / 2, u.bbox.width, scale);
  pen.restore();
}
