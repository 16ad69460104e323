import { percent } from '../../ui/words';

/** How much of the past is counted. */
export function Counting({ progress }: { progress: number }) {
  return (
    <span className="counting">
      <progress value={progress} max={1} aria-label="Of the past that is counted" />
      <span className="quiet">{progress === 0 ? 'counting the past' : `${percent(progress)} of the past`}</span>
    </span>
  );
}
