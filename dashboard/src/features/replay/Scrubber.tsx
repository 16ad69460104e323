import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { ReplayDto } from '../../api/contract';
import { clockTime, daysOf } from '../../ui/times';
import { count } from '../../ui/words';
import { BurstMarks } from './BurstMarks';
import { burstWords, type RangeBurst } from './bursts';
import type { ReplayControl } from './ReplayControl';
import { useVolume } from './useVolume';
import { VolumeChart } from './VolumeChart';
import { barWords } from './volume';
import { dayOf, leapFrom, leapsOf } from './words';

interface Props {
  replay: ReplayDto;
  control: ReplayControl;
  bursts: readonly RangeBurst[];
  onGo: (burst: RangeBurst) => void;
}

export const minute = 60_000;
export const hour = 60 * minute;
const edges = { left: 0, right: 16 };

/** The range in bars of articles, and the handle that holds the clock. What lies after the clock is pale. */
export function Scrubber({ replay, control, bursts, onGo }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const [from, to, at] = [replay.from, replay.to, replay.at].map((time) => Date.parse(time)) as [
    number,
    number,
    number,
  ];
  const columns = useVolume(from, to);
  const [pointed, setPointed] = useState<number | null>(null);
  const [burst, setBurst] = useState<RangeBurst | null>(null);
  const place = ((at - from) / (to - from)) * 100;
  const hourBack = (Math.min(at - from, hour) / (to - from)) * 100;

  const timeAt = (event: PointerEvent): number | null => {
    const box = track.current?.getBoundingClientRect();
    if (!box || box.width === 0) return null;
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    // Whole minutes: what lies between two of them cannot be told apart.
    return share === 1 ? to : Math.floor((from + share * (to - from)) / minute) * minute;
  };
  const seekTo = (event: PointerEvent) => {
    const time = timeAt(event);
    if (time !== null) control.seek(time);
  };
  const said = burst !== null ? burstWords(burst, Date.now()) : pointed !== null ? barWords(columns, pointed) : null;
  const saidAt = burst?.time ?? pointed;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    const leap = event.key === 'PageDown' ? -1 : event.key === 'PageUp' ? 1 : null;
    if (step !== undefined) control.step(step * (event.shiftKey ? hour : minute));
    else if (leap !== null) control.move((time) => leapFrom(time, leapsOf(to - from)[0], leap));
    else if (event.key === 'Home') control.seek(from);
    else if (event.key === 'End') control.seek(to);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="scrub"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        head.current?.focus({ preventScroll: true });
        event.preventDefault();
        seekTo(event);
      }}
      onPointerMove={(event) => {
        setPointed(timeAt(event));
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
      onPointerLeave={() => setPointed(null)}
    >
      <VolumeChart
        columns={columns}
        from={from / 1000}
        to={to / 1000}
        {...edges}
        label={`Articles from ${daysOf(from, to, Date.now())}${columns === null ? '' : `, ${count(columns.articles.reduce((sum, n) => sum + n, 0))} in all`}`}
      />
      <div ref={track} className="track" style={edges}>
        <i className="hour" style={{ left: `${place - hourBack}%`, width: `${hourBack}%` }} />
        <i className="unknown" style={{ left: `${place}%` }} />
      </div>
      <BurstMarks bursts={bursts} at={at} from={from} to={to} {...edges} onGo={onGo} onPoint={setBurst} />
      {said !== null && saidAt !== null && (
        <div className="track" style={edges} aria-hidden="true">
          <span
            className={saidAt > (from + to) / 2 ? 'said left' : 'said'}
            style={{ left: `${((saidAt - from) / (to - from)) * 100}%` }}
          >
            {said}
          </span>
        </div>
      )}
      <div className="track" style={edges}>
        <div
          ref={head}
          role="slider"
          tabIndex={0}
          className="head"
          style={{ left: `${place}%` }}
          aria-label="Replay clock"
          aria-valuemin={0}
          aria-valuemax={Math.round((to - from) / minute)}
          aria-valuenow={Math.floor((at - from) / minute)}
          aria-valuetext={`${clockTime(at)}, ${dayOf(at, Date.now())}`}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}
