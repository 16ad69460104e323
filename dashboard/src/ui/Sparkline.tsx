import { memo, useLayoutEffect, useRef } from 'react';
import { usePalette } from './theme';
import type { Palette } from './tokens';
import { isOver, type Usual, usualOfPart } from './usual';

interface Props {
  values: readonly number[];
  /** Usual of the whole stretch; null: learning, no band. */
  usual: Usual | null;
  width: number;
  height: number;
  /** Step in which a burst began; null: none. */
  mark: number | null;
  /** Whether the last step is still running. */
  running: boolean;
  /** So many empty steps at the end are crossed out: articles are missing there. */
  missing?: number;
}

/** A row's bars on a canvas of their own: shape, not size. Drawn again only when one of its values changed. */
export const Sparkline = memo(function Sparkline(props: Props) {
  const { values, usual, width, height, mark, running, missing = 0 } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  useLayoutEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d');
    if (!element || !pen) return;
    const scale = window.devicePixelRatio || 1;
    element.width = width * scale;
    element.height = height * scale;
    pen.scale(scale, scale);
    draw(pen, palette, { values, usual, width, height, mark, running, missing });
  }, [palette, values, usual, width, height, mark, running, missing]);
  return <canvas ref={canvas} className="spark" style={{ width, height }} aria-hidden="true" />;
});

/** Room above the bars for the mark, px. */
const headroom = 6;

function draw(pen: CanvasRenderingContext2D, palette: Palette, drawn: Required<Props>) {
  const { values, usual, width, height, mark, running, missing } = drawn;
  const n = values.length;
  if (n === 0) return;
  const step = usual === null ? null : usualOfPart(usual, 1 / n);
  const top = Math.max((step?.mean ?? 0) * 2.2, step?.high ?? 0, 2, ...values);
  const floor = height - 1;
  const y = (v: number) => floor - (v / top) * (floor - headroom);
  const bar = width / n;
  pen.clearRect(0, 0, width, height);
  if (step !== null) {
    pen.fillStyle = palette.band;
    pen.fillRect(0, y(step.high), width, y(step.low) - y(step.high));
  }
  values.forEach((value, i) => {
    if (value === 0) return;
    pen.fillStyle = step !== null && isOver(value, step.high) ? palette.ink : palette.bar;
    if (running && i === n - 1) {
      pen.strokeStyle = pen.fillStyle;
      pen.strokeRect(i * bar + 1, y(value) + 0.5, bar - 2.5, floor - y(value) - 0.5);
    } else pen.fillRect(i * bar + 0.5, y(value), bar - 1.5, floor - y(value));
  });
  pen.strokeStyle = palette.ink;
  for (let i = n - missing; i < n; i += 1) {
    pen.beginPath();
    pen.moveTo(i * bar + 1, floor - 5);
    pen.lineTo(i * bar + 5, floor - 1);
    pen.moveTo(i * bar + 5, floor - 5);
    pen.lineTo(i * bar + 1, floor - 1);
    pen.stroke();
  }
  pen.fillStyle = palette['rule-2'];
  pen.fillRect(0, floor, width, 1);
  if (mark !== null && mark >= 0 && mark < n) {
    const x = mark * bar + bar / 2;
    pen.beginPath();
    pen.moveTo(x - 4, 0.5);
    pen.lineTo(x + 4, 0.5);
    pen.lineTo(x, 5.5);
    pen.closePath();
    pen.fillStyle = palette.mark;
    pen.fill();
    pen.strokeStyle = palette.ink;
    pen.lineWidth = 0.8;
    pen.stroke();
  }
}
