import { SegmentedControl } from '@mantine/core';
import { useLocation, useSearch } from 'wouter';
import type { ReplayDto } from '../../api/contract';
import { replayLink } from '../../ui/replayLinks';
import { isClock, linkTo } from './words';

const clocks = [
  { value: 'event', label: 'time published' },
  { value: 'arrival', label: 'time they reached us' },
];

/** By which time articles enter. Another clock is another replay: this screen is opened in one at the same time. */
export function ClockChoice({ replay }: { replay: ReplayDto }) {
  const [screen, go] = useLocation();
  const search = useSearch();
  const choose = (clock: string) =>
    isClock(clock) && go(`~${replayLink({ ...linkTo(replay), clock }, screen)}${search === '' ? '' : `?${search}`}`);
  return (
    <span className="clockchoice">
      <span className="mid" aria-hidden="true">
        Articles enter at
      </span>
      <SegmentedControl
        aria-label="Articles enter at"
        size="xs"
        transitionDuration={0}
        data={clocks}
        value={replay.clock}
        onChange={choose}
      />
    </span>
  );
}
