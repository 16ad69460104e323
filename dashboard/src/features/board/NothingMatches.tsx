import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { subjects } from '../../api/queries';
import { live } from '../../live/LiveView';
import { useNow, useTimeline } from '../../live/timeline';
import { pastOf } from '../../ui/lastDays';
import { daysOf } from '../../ui/times';
import { useNewestArticle } from '../../ui/useNewestArticle';
import { useWindowPhrase } from '../../ui/useWindowPhrase';
import { useLogRange } from '../replay/useLogRange';
import type { BoardChoice } from './boardModel';
import { nearest } from './nearest';

interface Props {
  choice: BoardChoice;
  choose: (change: Partial<BoardChoice>) => void;
}

/** An empty board says why, and the way out. */
export function NothingMatches({ choice, choose }: Props) {
  const { filter, kind, window } = choice;
  const timeline = useTimeline();
  const phrase = useWindowPhrase();
  const alone = timeline === live && filter === '' && kind === '';
  const newest = useNewestArticle(alone ? {} : null);
  const range = useLogRange(alone);
  const now = useNow();
  const past = range === null || newest === null ? null : pastOf(range.from, newest, now);
  // Half of the word still finds the name that the other half misspells.
  const guess = useQuery({
    ...subjects(timeline, filter.slice(0, Math.ceil(filter.length / 2)), 50),
    enabled: filter.length > 2,
  });
  const meant = nearest(filter, guess.data?.items.map((s) => s.name) ?? []);
  if (filter !== '') {
    return (
      <p>
        No subject matches “{filter}” {phrase[window]}.{' '}
        {meant !== null && (
          <>
            Did you mean{' '}
            <button type="button" className="link" onClick={() => choose({ filter: meant })}>
              {meant}
            </button>
            ?{' '}
          </>
        )}
        <button type="button" className="link" onClick={() => choose({ filter: '' })}>
          Clear the filter
        </button>
      </p>
    );
  }
  if (past !== null) {
    return (
      <p>
        No article {phrase[window]}. Your articles are from {daysOf(past.from, past.to, now)}.{' '}
        <Link className="link" href={past.link}>
          Replay their last days
        </Link>
      </p>
    );
  }
  return (
    <p>
      No article {phrase[window]}
      {kind === '' ? '. ' : ' for this kind. '}
      {window !== '7d' && (
        <button type="button" className="link" onClick={() => choose({ window: '7d' })}>
          Look at 7 days
        </button>
      )}
    </p>
  );
}
