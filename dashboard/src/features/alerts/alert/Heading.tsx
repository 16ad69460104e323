import type { AlertDto } from '../../../api/contract';
import { useLive } from '../../../live/useLive';
import { subjectView } from '../../../live/views';
import { age, when } from '../../../ui/times';
import { plural, signed } from '../../../ui/words';
import { companyOf, headlineOf, newsOf, numbersNow, numbersThen, subjectOf, whatOf } from '../alertWords';

/** What it said when it fired, and what the number is now. */
export function Heading({ alert: { alert: row, fired }, now }: { alert: AlertDto; now: string }) {
  const { window } = row.evidence;
  const subject = subjectOf(row);
  const picture = useLive(subject === null || window == null ? null : subjectView(subject)).state;
  const then = fired == null ? numbersNow(row.evidence) : numbersThen(fired);
  const counts = window == null ? undefined : picture?.windows[window];
  const headline = headlineOf(row);
  const joins = row.labels.kind === 'burst' || row.labels.kind === 'silence' ? ' had ' : ': ';
  return (
    <h2 className="big">
      {companyOf(row) ?? whatOf(row)}
      {headline === null ? (row.labels.kind === 'company' ? ' is ' : joins) : ': '}
      {headline !== null && <span className="headline">{headline}. </span>}
      <span className={row.labels.kind === 'burst' && row.status === 'firing' ? 'hlm' : undefined}>
        {newsOf(row, then)}
      </span>
      {fired == null ? '.' : ', when this fired.'} {nowWords()}
      {row.status === 'resolved' && row.resolvedAt != null && (
        <>
          {' '}
          Over since {when(row.resolvedAt, now)}, after{' '}
          {age(row.openedAt, row.resolvedAt).replace('now', 'under a minute')}.
        </>
      )}
    </h2>
  );

  function nowWords(): string {
    if (counts !== undefined && row.labels.kind === 'burst') return `Now it has ${counts.originals}.`;
    if (counts !== undefined && row.labels.kind === 'sentiment') {
      return counts.net === null ? 'Now there are too few to tell.' : `Now it is ${signed(counts.net)}.`;
    }
    const grown = row.evidence.articles > then.articles;
    return row.status === 'firing' && grown
      ? `Now ${plural(row.evidence.articles, 'article')} from ${plural(row.evidence.sources, 'source')}.`
      : '';
  }
}
