import { useMemo, useRef, useState } from 'react';
import type uPlot from 'uplot';
import type { BacktestDto, CurvePoint } from '../../../api/contract';
import { useChart } from '../../../ui/chart/useChart';
import { when } from '../../../ui/times';
import type { Palette } from '../../../ui/tokens';
import { plural } from '../../../ui/words';
import { type Measure, usualWords, valueWords } from './backtestModel';
import { ThresholdLine } from './ThresholdLine';

interface Props {
  result: BacktestDto;
  measure: Measure;
  /** Where the line stands; null: there is none. */
  line: number | null;
  /** Whether the marks are of this line. */
  isCurrent: boolean;
  onLine: (value: number) => void;
}

const shape = { height: 210, top: 22, left: 34, right: 52, bottom: 22 };

/** Values are drawn in these units: a silence by the hour. */
const unitOf = (measure: Measure) => (measure === 'minutes' ? 60 : 1);

const fine = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** The rule's value step by step, marks where it would have fired, and the line that can be moved. */
export function RuleChart({ result, measure, line, isCurrent, onLine }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [held, setHeld] = useState<number | null>(null);
  const unit = unitOf(measure);
  const { curve } = result;
  const data = useMemo<uPlot.AlignedData>(
    () => [curve.map((p) => Date.parse(p.at) / 1000), curve.map((p) => (p.value ?? 0) / unit)],
    [curve, unit],
  );
  const marks = useMemo(() => result.fired.map(({ at }) => Date.parse(at) / 1000), [result.fired]);
  const top = useMemo(() => Math.max(measure === 'shift' ? 0.1 : 1, ...(data[1] as number[])), [data, measure]);
  // The scale stands still while the line is held: what lies under the hand must not move.
  const most = held ?? Math.max(top, ((line ?? 0) / unit) * 1.1) * 1.05;
  const at = line === null ? null : line / unit;
  useChart(
    element,
    {
      ...shape,
      yTicks: true,
      incrs: fine,
      range: [0, most],
      from: Date.parse(result.from) / 1000,
      to: Date.parse(result.to) / 1000,
      draw: (u, palette) => draw(u, palette, curve, data, result.stepMinutes * 60, at, isCurrent ? marks : []),
      onPoint: setPointed,
    },
    // A moved line repaints the bars that it passes.
    // biome-ignore lint/correctness/useExhaustiveDependencies: the line and the marks are what is painted anew
    useMemo<uPlot.AlignedData>(() => [...data] as unknown as uPlot.AlignedData, [data, at, marks, isCurrent]),
  );
  const point = pointed === null ? undefined : curve[pointed];
  return (
    <div className="chart rulechart" style={{ height: shape.height }}>
      <div
        ref={element}
        className="plot"
        role="img"
        aria-label={`The rule’s value from ${when(result.from, result.to)} to ${when(result.to, result.to)}, ${plural(marks.length, 'firing')} marked`}
        onPointerLeave={() => setPointed(null)}
      />
      {line !== null && (
        <ThresholdLine
          value={line}
          measure={measure}
          most={most * unit}
          {...shape}
          onValue={onLine}
          onHold={(isHeld) => setHeld(isHeld ? most : null)}
        />
      )}
      {point?.value != null && (
        <span className="readout" aria-hidden="true">
          {[
            `${when(point.at, result.to)}: ${valueWords(measure, point.value)}`,
            usualWords(measure, point.usual),
            point.enough ? '' : 'too few to tell',
          ]
            .filter((part) => part !== '')
            .join(', ')}
        </span>
      )}
    </div>
  );
}

function draw(
  u: uPlot,
  palette: Palette,
  curve: readonly CurvePoint[],
  data: uPlot.AlignedData,
  step: number,
  line: number | null,
  marks: readonly number[],
) {
  const { ctx: pen } = u;
  const scale = devicePixelRatio || 1;
  const x = (t: number) => u.valToPos(t, 'x', true);
  const y = (v: number) => u.valToPos(v, 'y', true);
  const floor = y(0);
  const bar = x(step) - x(0);
  const gap = bar > 3 * scale ? 0.8 * scale : 0;
  pen.save();
  pen.beginPath();
  pen.rect(u.bbox.left, u.bbox.top - 18 * scale, u.bbox.width, u.bbox.height + 20 * scale);
  pen.clip();
  curve.forEach((point, i) => {
    const value = data[1]?.[i] ?? 0;
    if (value <= 0) return;
    const over = point.enough && line !== null && value >= line;
    pen.fillStyle = over ? palette.ink : point.enough ? palette.bar : palette['bar-2'];
    const top = y(value);
    pen.fillRect(x(data[0]?.[i] ?? 0), top, Math.max(scale, bar - gap), floor - top);
  });
  pen.fillStyle = palette['ink-3'];
  pen.fillRect(u.bbox.left, floor - scale / 2, u.bbox.width, scale);
  pen.restore();
  // Not clipped: a mark of the last minute is as whole as the others.
  const above = u.bbox.top - 14 * scale;
  pen.lineWidth = scale;
  for (const mark of marks) {
    pen.beginPath();
    pen.moveTo(x(mark) - 4 * scale, above);
    pen.lineTo(x(mark) + 4 * scale, above);
    pen.lineTo(x(mark), above + 7 * scale);
    pen.closePath();
    pen.fillStyle = palette.mark;
    pen.fill();
    pen.strokeStyle = palette.ink;
    pen.stroke();
  }
}
