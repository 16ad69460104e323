import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import uPlot from 'uplot';
import { usePalette } from '../theme';
import type { Palette } from '../tokens';
import { timeLabels } from './timeLabels';

export interface ChartShape {
  height: number;
  /** Room at the left for the numbers of the axis, px. */
  left: number;
  right: number;
  top: number;
  /** Room below for the times, px; 0: no axis. */
  bottom: number;
  /** Draws everything; called by uPlot whenever the chart must be painted. */
  draw(u: uPlot, palette: Palette): void;
  yTicks: boolean;
  /** Steps of the numbers of y, rising; whole ones if none are given. */
  incrs?: readonly number[];
  /** Scale of y. */
  range: [number, number];
  from: number;
  to: number;
  /** Called with the index of the column under the pointer, or null. */
  onPoint?(index: number | null): void;
  onPick?(index: number): void;
}

const font = '11px "Libre Franklin Variable", system-ui, sans-serif';
const wholeIncrs = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000];
/** Half of the width of a character of a label of time, px. */
const halfCharacter = 3;

/** A uPlot that lives as long as the element: new data and a new theme repaint it, nothing remounts it. */
export function useChart(element: RefObject<HTMLDivElement | null>, shape: ChartShape, data: uPlot.AlignedData): void {
  const palette = usePalette();
  const latest = useRef({ shape, palette });
  latest.current = { shape, palette };
  const chart = useRef<uPlot | null>(null);
  const { height, left, right, top, bottom, yTicks } = shape;

  // biome-ignore lint/correctness/useExhaustiveDependencies: data and drawing reach the living chart below
  useLayoutEffect(() => {
    const host = element.current;
    if (!host) return;
    const ink = (name: keyof Palette) => () => latest.current.palette[name];
    const u = new uPlot(
      {
        width: Math.max(host.clientWidth, 40),
        height,
        padding: [top, right, bottom ? 0 : 1, yTicks ? 0 : left],
        legend: { show: false },
        cursor: { x: false, y: false, points: { show: false }, drag: { x: false, y: false, setScale: false } },
        scales: {
          x: { time: true, range: () => [latest.current.shape.from, latest.current.shape.to] },
          y: { range: () => latest.current.shape.range },
        },
        axes: [
          {
            show: bottom > 0,
            size: bottom,
            gap: 3,
            font,
            stroke: ink('ink-3'),
            grid: { show: false },
            ticks: { stroke: ink('ink-3'), size: 4, width: 1 },
            space: 56,
            values: (u, splits) => {
              const { shape } = latest.current;
              const perSecond = (u.width - shape.left - shape.right) / (shape.to - shape.from);
              // A label that would be cut off at the edge says less than none.
              const cut = (s: number, half: number) =>
                (s - shape.from) * perSecond + shape.left < half || (shape.to - s) * perSecond + shape.right < half;
              const labels = timeLabels(splits, shape.to - shape.from);
              return splits.map((s, i) => {
                const label = labels[i] ?? '';
                return cut(s, label.length * halfCharacter) ? '' : label;
              });
            },
          },
          {
            show: yTicks,
            size: left,
            gap: 4,
            font,
            stroke: ink('ink-3'),
            grid: { stroke: ink('rule'), width: 1 },
            ticks: { show: false },
            space: 38,
            incrs: () => [...(latest.current.shape.incrs ?? wholeIncrs)],
          },
        ],
        series: [{}, { paths: () => null, points: { show: false } }],
        hooks: {
          draw: [(self) => latest.current.shape.draw(self, latest.current.palette)],
          setCursor: [(self) => latest.current.shape.onPoint?.(columnAt(self, latest.current.shape))],
        },
      },
      data,
      host,
    );
    u.over.addEventListener('click', () => {
      const index = columnAt(u, latest.current.shape);
      if (index !== null) latest.current.shape.onPick?.(index);
    });
    chart.current = u;
    const observer = new ResizeObserver(() => {
      const width = host.clientWidth;
      if (width > 0 && width !== u.width) u.setSize({ width, height });
    });
    observer.observe(host);
    return () => {
      observer.disconnect();
      u.destroy();
      chart.current = null;
    };
  }, [element, height, left, right, top, bottom, yTicks]);

  const scales = `${shape.from} ${shape.to} ${shape.range.join(' ')}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scales are read anew with the data
  useEffect(() => {
    chart.current?.setData(data);
  }, [data, scales]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme repaints what is there
  useEffect(() => {
    chart.current?.redraw(false, true);
  }, [palette]);
}

/** The column under the pointer: the last one that begins at or before it. */
function columnAt(u: uPlot, shape: ChartShape): number | null {
  const px = u.cursor.left;
  if (px === undefined || px < 0) return null;
  const at = shape.from + (px / u.over.clientWidth) * (shape.to - shape.from);
  const starts = u.data[0];
  let index: number | null = null;
  for (let i = 0; i < starts.length; i += 1) if ((starts[i] ?? Number.POSITIVE_INFINITY) <= at) index = i;
  return index;
}
