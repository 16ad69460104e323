import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { ArticleDto } from '../../api/contract';
import { useReplayClock } from '../../live/timeline';
import { useLive } from '../../live/useLive';
import { type TickerState, tickerView } from '../../live/views';
import { articleLink } from '../../ui/links';
import { clockSeconds, clockTime } from '../../ui/times';
import { plural } from '../../ui/words';
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
  const { articles, gathered } = useMemo(() => calmArrivals(view?.articles ?? [], shown), [view]);
  const before = seen.current;
  useEffect(() => {
    if (held === null && articles.length > 0) seen.current = new Set(articles.map((a) => a.article));
  }, [held, articles]);
  const missed = held === null || state === null ? 0 : state.arrived - held.arrived;
  return (
    <section className="sect" onPointerEnter={() => setHeld(state)} onPointerLeave={() => setHeld(null)}>
      <h2 className="h2 ruled">
        {replay === null ? 'Arriving' : 'Arrived'}{' '}
        <span className="end">
          {held !== null
            ? `held while you point, ${missed} new`
            : replay === null
              ? 'newest first'
              : `up to ${clockTime(replay.at)}, newest first`}
        </span>
      </h2>
      <ul className="tick" aria-live="off">
        {articles.map((a) => (
          <Arrival key={a.article} article={a} fresh={before !== null && !before.has(a.article)} />
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

function Arrival({ article, fresh }: { article: ArticleDto; fresh: boolean }) {
  const names = article.subjects.slice(0, 3);
  return (
    <li className={fresh ? 'wash' : undefined}>
      <time dateTime={article.arrival}>{clockSeconds(article.arrival)}</time>
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
