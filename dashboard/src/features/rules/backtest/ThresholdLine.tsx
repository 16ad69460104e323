import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { gridOf, lineWords, type Measure, onGrid } from './backtestModel';

interface Props {
  value: number;
  measure: Measure;
  /** The value at the top of the drawing. */
  most: number;
  height: number;
  top: number;
  bottom: number;
  left: number;
  right: number;
  onValue: (value: number) => void;
  /** Somebody has taken hold of it, or has let it go. */
  onHold: (isHeld: boolean) => void;
}

/** The threshold as a line over the chart: moved by mouse, finger and keys. */
export function ThresholdLine({ value, measure, most, height, top, bottom, left, right, onValue, onHold }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const { step, leap, least, most: bound } = gridOf(measure);
  const tall = height - top - bottom;
  const place = tall * (1 - Math.min(1, value / most));
  const at = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    if (!box) return;
    const share = 1 - (event.clientY - box.top) / box.height;
    onValue(onGrid(share * most, measure));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const small = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
    const large = { PageUp: 1, PageDown: -1 }[event.key];
    if (small !== undefined) onValue(onGrid(value + small * (event.shiftKey ? leap : step), measure));
    else if (large !== undefined) onValue(onGrid(value + large * leap, measure));
    else if (event.key === 'Home') onValue(least);
    else if (event.key === 'End') onValue(onGrid(most, measure));
    else return;
    event.preventDefault();
  };
  const words = lineWords(measure, value);
  return (
    <div ref={area} className="lineroom" style={{ top, bottom, left, right }}>
      <div
        role="slider"
        tabIndex={0}
        className="thr"
        style={{ top: place }}
        aria-label="Threshold"
        aria-orientation="vertical"
        aria-valuemin={least}
        aria-valuemax={bound}
        aria-valuenow={value}
        aria-valuetext={words}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          event.currentTarget.focus({ preventScroll: true });
          event.preventDefault();
          onHold(true);
        }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && at(event)}
        onPointerUp={() => onHold(false)}
        onPointerCancel={() => onHold(false)}
      >
        <b>{words}</b>
      </div>
    </div>
  );
}
