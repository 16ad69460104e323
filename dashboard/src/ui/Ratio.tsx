import { times } from './words';

/** A burst is marked from this on: about once in a thousand such windows. */
export const burstFrom = 3;

interface Props {
  ratio: number | null;
  burst: number | null;
  title?: string;
}

/** How many times usual; yellow only where it is surprising. */
export function Ratio({ ratio, burst, title }: Props) {
  if (ratio === null) return null;
  if (burst !== null && burst >= burstFrom) {
    return (
      <span className="burst" title={title}>
        {times(ratio)}
      </span>
    );
  }
  return <span className={ratio > 1.6 ? 'strong' : 'quiet'}>{times(ratio)}</span>;
}
