import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ReplayDto } from '../../api/contract';
import { ClockChoice } from './ClockChoice';
import { CopyLink } from './CopyLink';
import type { ReplayControl } from './ReplayControl';
import { leapOf, speeds, speedWords } from './words';

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
  const leap = leapOf(Date.parse(to) - Date.parse(from));
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
        <button type="button" className="btn" onClick={() => control.step(-leap.ms)}>
          <span aria-hidden="true">−{leap.short}</span>
          <span className="sr">{leap.words} back</span>
        </button>
        <button type="button" className="btn" onClick={() => control.step(leap.ms)}>
          <span aria-hidden="true">+{leap.short}</span>
          <span className="sr">{leap.words} on</span>
        </button>
      </span>
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
