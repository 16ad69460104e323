import { useQuery } from '@tanstack/react-query';
import { subjects } from '../../api/queries';
import { lastWindow } from '../../ui/words';
import type { BoardChoice } from './boardModel';
import { nearest } from './nearest';

interface Props {
  choice: BoardChoice;
  choose: (change: Partial<BoardChoice>) => void;
}

/** An empty board says why, and the way out. */
export function NothingMatches({ choice, choose }: Props) {
  const { filter, kind, window } = choice;
  // Half of the word still finds the name that the other half misspells.
  const guess = useQuery({
    ...subjects(filter.slice(0, Math.ceil(filter.length / 2)), 50),
    enabled: filter.length > 2,
  });
  const meant = nearest(filter, guess.data?.items.map((s) => s.name) ?? []);
  if (filter !== '') {
    return (
      <p>
        No subject matches “{filter}” {lastWindow[window]}.{' '}
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
  return (
    <p>
      No article {lastWindow[window]}
      {kind === '' ? '. ' : ' for this kind. '}
      {window !== '7d' && (
        <button type="button" className="link" onClick={() => choose({ window: '7d' })}>
          Look at the last 7 days
        </button>
      )}
    </p>
  );
}
