import { percent } from '../../ui/words';

/** How much of the past is counted, as long as not all is. */
export function Counting({ progress, fault = null }: { progress: number | null; fault?: string | null }) {
  if (fault !== null) return <span className="quiet">The past cannot be counted: {fault}</span>;
  if (progress === null) return null;
  return (
    <span className="counting">
      <progress value={progress} max={1} aria-label="Of the past that is counted" />
      <span className="quiet">{progress === 0 ? 'counting the past' : `${percent(progress)} of the past`}</span>
    </span>
  );
}
