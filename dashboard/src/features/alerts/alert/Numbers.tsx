import type { AlertRow } from '../../../api/contract';
import { mean, plural, signed } from '../../../ui/words';

/** The number that crossed, and what is usual beside it. */
export function Numbers({ row, measure }: { row: AlertRow; measure: string | null }) {
  const { usual, usualLow, usualHigh, articles, sources } = row.evidence;
  const turned = row.labels.kind === 'sentiment';
  const word = turned ? signed : mean;
  return (
    <section className="sect part">
      <h2 className="h2">How it was measured</h2>
      <dl className="kv">
        {measure !== null && (
          <>
            <dt>Number</dt>
            <dd>
              {measure}
              {row.level > 1 && `, reached level ${row.level}`}
            </dd>
          </>
        )}
        {usual != null && (
          <>
            <dt>{turned ? 'Before' : 'Usual'}</dt>
            <dd>
              {word(usual)}
              {!turned &&
                usualLow != null &&
                usualHigh != null &&
                `, 9 times in 10 between ${mean(usualLow)} and ${mean(usualHigh)}`}
            </dd>
          </>
        )}
        <dt>Counted</dt>
        <dd>
          {plural(articles, 'article')} from {plural(sources, 'independent source')}
          {row.labels.kind === 'company' && ', copies left out'}
        </dd>
        <dt>Labels</dt>
        <dd className="labels">
          {Object.entries(row.labels).map(([name, value]) => (
            <span key={name} className="label">
              {name} = {row.names[value] ?? (name === 'rule' ? row.ruleName : value)}
            </span>
          ))}
        </dd>
      </dl>
    </section>
  );
}
