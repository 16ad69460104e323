import type { FindingsDto } from '../../api/contract';
import { longKind } from '../words';

const kinds = ['person', 'organisation', 'place', 'other'];

/** What the underlines of the names mean; only the kinds that are there. */
export function KindsLegend({ findings }: { findings: FindingsDto }) {
  const there = kinds.filter((kind) => findings.entities.some((entity) => entity.kind === kind));
  if (there.length === 0) return null;
  return (
    <p className="legend">
      {there.map((kind) => (
        <span key={kind}>
          <span className={`name ${kind}`}>{longKind(kind)}</span>
        </span>
      ))}
      <span>
        <span className="neg">−</span> spoken of badly in its sentence, <span className="pos">+</span> well
      </span>
    </p>
  );
}
