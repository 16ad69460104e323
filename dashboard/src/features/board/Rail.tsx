import { Link } from 'wouter';
import type { BoardRow } from '../../api/contract';
import { useReplayClock } from '../../live/timeline';
import { subjectLink } from '../../ui/links';
import { Ratio } from '../../ui/Ratio';
import { clockTime } from '../../ui/times';
import { useWindowPhrase } from '../../ui/useWindowPhrase';
import { plural, rarityOf, times, usually } from '../../ui/words';
import { Arriving } from './Arriving';

/** Bursts told in sentences; so many more are named, the rest is counted. */
const told = 3;
const named = 8;

interface Props {
  bursts: readonly BoardRow[];
  /** Whether the bursts are known yet. */
  known: boolean;
  /** Whether it is still being learned what is usual. */
  learning: boolean;
}

export function Rail({ bursts, known, learning }: Props) {
  const phrase = useWindowPhrase()['1h'];
  const replay = useReplayClock();
  const hourWords = replay === null ? phrase : `in the hour to ${clockTime(replay.at)}`;
  const more = Math.max(0, bursts.length - told - named);
  return (
    <aside className="rail" aria-label="Bursts and arrivals">
      <section>
        <h2 className="h2 ruled">
          Bursts <span className="end">{known ? `${bursts.length} ${hourWords}` : ''}</span>
        </h2>
        <ul className="bl">
          {bursts.slice(0, told).map((row) => (
            <Burst key={row.subject} row={row} />
          ))}
          {known && bursts.length === 0 && (
            <li>
              <p>
                {learning
                  ? 'What is usual is not known yet: that takes two weeks of news. Until then nothing is called a burst.'
                  : `Nothing is surprising ${phrase}.`}
              </p>
            </li>
          )}
          {bursts.length > told && (
            <li>
              <p>
                Also{' '}
                {bursts.slice(told, told + named).map((row, i, rest) => (
                  <span key={row.subject}>
                    {i > 0 && (i === rest.length - 1 && more === 0 ? ' and ' : ', ')}
                    <Link href={subjectLink(row.subject)}>{row.name}</Link>{' '}
                    <span className="strong">{row.window.ratio === null ? '' : times(row.window.ratio)}</span>
                  </span>
                ))}
                {more > 0 && (
                  <>
                    {' '}
                    and <Link href="/?order=burst">{more} more</Link>
                  </>
                )}
              </p>
            </li>
          )}
        </ul>
      </section>
      <Arriving />
    </aside>
  );
}

function Burst({ row }: { row: BoardRow }) {
  const { articles, usual, ratio, burst } = row.window;
  const rare = rarityOf(row.window, '1h');
  const phrase = useWindowPhrase()['1h'];
  return (
    <li>
      <div className="top">
        <Link className="nm" href={subjectLink(row.subject)}>
          {row.name}
        </Link>
        <Ratio ratio={ratio} burst={burst} />
      </div>
      <p>
        {plural(articles, 'article')} {phrase}
        {usual === null ? '. ' : `, usually ${usually(usual)}. `}
        {row.burstSince !== null && `Since ${clockTime(row.burstSince)}. `}
        {rare !== '' && `${rare}.`}
      </p>
    </li>
  );
}

/** The bursts of a phone: one line to swipe. */
export function BurstLine({ bursts }: { bursts: readonly BoardRow[] }) {
  if (bursts.length === 0) return null;
  return (
    <nav className="bq" aria-label="Bursts">
      <span className="quiet">Bursts</span>
      {bursts.map((row) => (
        <Link key={row.subject} href={subjectLink(row.subject)}>
          <b>{row.name}</b> <Ratio ratio={row.window.ratio} burst={row.window.burst} />
        </Link>
      ))}
    </nav>
  );
}
