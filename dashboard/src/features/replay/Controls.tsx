import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ReplayDto } from '../../api/contract';
import { ClockChoice } from './ClockChoice';
import { CopyLink } from './CopyLink';
import { GoTo } from './GoTo';
import type { ReplayControl } from './ReplayControl';
import { leapFrom, leapsOf, speeds, speedWords } from './words';

interface Props {
  replay: ReplayDto;
  control: ReplayControl;
  /** What leads from burst to burst. */
  children: ReactNode;
}

const speedData = speeds.map(({ speed, label, words }) => ({
  value: String(speed),
  label: (
    <span title={words}>
      {label}
      <span className="sr">, {words}</span>
    </span>
  ),
}));

/** Plays, pauses, leaps and sets the speed. */
export function Controls({ replay, control, children }: Props) {
  const { state, from, to } = replay;
  const leaps = leapsOf(Date.parse(to) - Date.parse(from));
  const leap = (by: (typeof leaps)[number], way: 1 | -1) => control.move((at) => leapFrom(at, by, way));
  const setSpeed = (value: string) => {
    const chosen = speeds.find(({ speed }) => String(speed) === value);
    if (chosen) control.change({ speed: chosen.speed });
  };
  return (
    <div className="rctl">
      <button type="button" className="btn play" onClick={() => control.toggle()}>
        {state === 'playing' ? 'Pause' : state === 'ended' ? 'Play again' : 'Play'}
      </button>
      <span className="leaps">
        {leaps.toReversed().map((by) => (
          <button key={by.short} type="button" className="btn" onClick={() => leap(by, -1)}>
            <span aria-hidden="true">−{by.short}</span>
            <span className="sr">{by.words} back</span>
          </button>
        ))}
        {leaps.map((by) => (
          <button key={by.short} type="button" className="btn" onClick={() => leap(by, 1)}>
            <span aria-hidden="true">+{by.short}</span>
            <span className="sr">{by.words} on</span>
          </button>
        ))}
      </span>
      <GoTo replay={replay} control={control} />
      <SegmentedControl
        aria-label="Speed"
        className="speeds"
        size="xs"
        transitionDuration={0}
        data={speedData}
        value={String(replay.speed)}
        onChange={setSpeed}
      />
      <span className="mid widest-only">{speedWords(replay.speed)}</span>
      {children}
      <span className="more">
        <ClockChoice replay={replay} />
        <CopyLink replay={replay} />
      </span>
    </div>
  );
}
