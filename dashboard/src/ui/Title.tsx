import { live } from '../live/LiveView';
import { useTimeline } from '../live/timeline';

/** The name of the page, which says of the past that it is the past. */
export function Title({ of }: { of: string }) {
  const past = useTimeline() !== live;
  return <title>{`${past ? 'Replay: ' : ''}${of}. News Monitor`}</title>;
}
