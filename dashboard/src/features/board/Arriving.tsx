import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useNow, useReplayClock } from '../../live/timeline';
import { useLive } from '../../live/useLive';
import { type TickerState, tickerView } from '../../live/views';
import { articleLink } from '../../ui/links';
import { clockSeconds, when } from '../../ui/times';
import { plural } from '../../ui/words';
import { type Arrival, withDays } from './arrivals';
import { calmArrivals } from './calmArrivals';

const ticker = tickerView(40);
/** Arrivals shown. */
const shown = 12;

/** Articles as they arrive; the list holds still while it is pointed at. */
export function Arriving() {
  const { state } = useLive(ticker);
  const replay = useReplayClock();
  const [held, setHeld] = useState<TickerState | null>(null);
  const seen = useRef<ReadonlySet<string> | null>(null);
  const view = held ?? state;
  const now = useNow();
  const by = replay?.by ?? 'arrival';
  const { articles, gathered } = useMemo(() => calmArrivals(view?.articles ?? [], by, shown), [view, by]);
  const before = seen.current;
  useEffect(() => {
    if (held === null && articles.length > 0) seen.current = new Set(articles.map((a) => a.article));
  }, [held, articles]);
  const missed = held === null || state === null ? 0 : state.arrived - held.arrived;
  return (
    <section className="sect" onPointerEnter={() => setHeld(state)} onPointerLeave={() => setHeld(null)}>
      <h2 className="h2 ruled">
        {replay === null ? 'Arriving' : by === 'event' ? 'Published' : 'Arrived'}{' '}
        <span className="end">
          {held !== null
            ? `held while you point, ${missed} new`
            : replay === null
              ? 'newest first'
              : `up to ${when(replay.at, Date.now())}, newest first`}
        </span>
      </h2>
      <ul className="tick" aria-live="off">
        {withDays(articles, by, now).map((a) => (
          <Line key={a.article.article} arrival={a} fresh={before !== null && !before.has(a.article.article)} />
        ))}
      </ul>
      {gathered !== null && (
        <p className="gathered">
          {gathered.articles} more from {plural(gathered.sources, 'source')} in the same {gathered.seconds} s
        </p>
      )}
    </section>
  );
}

function Line({ arrival: { article, at, day }, fresh }: { arrival: Arrival; fresh: boolean }) {
  const names = article.subjects.slice(0, 3);
  return (
    <li className={fresh ? 'wash' : undefined}>
      {day !== null && <p className="day">{day}</p>}
      <time dateTime={at}>{clockSeconds(at)}</time>
      <div>
        <Link className="t" href={articleLink(article.article)}>
          {article.title}
        </Link>
        <p className="m cut">
          <span className="mid">{article.source}</span>
          {article.copies > 0 && ` and ${plural(article.copies, 'copy', 'copies')}`}
          {names.length > 0 && '. '}
          {names.map((s) => s.name).join(', ')}
        </p>
      </div>
    </li>
  );
}
