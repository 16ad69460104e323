import { useState } from 'react';
import { Link } from 'wouter';
import type { Picture } from '../../api/contract';
import { useReplayClock } from '../../live/timeline';
import { ArticleList } from '../../ui/articles/ArticleList';
import { clockTime, minuteOf, when } from '../../ui/times';
import { useWindowPhrase } from '../../ui/useWindowPhrase';
import { count, plural, type WindowWord, windowMinutes } from '../../ui/words';

interface Props {
  picture: Picture;
  window: WindowWord;
  /** The bar that was opened; null: the window. */
  picked: { from: string; to: string } | null;
  /** Where the stretch that was opened can be seen as it happened; null: on the screens of a replay. */
  replay: string | null;
  onClear: () => void;
}

/** The articles of the number that was opened. The list stands still; newer ones are offered. */
export function Behind({ picture, window, picked, replay, onClear }: Props) {
  const [taken, setTaken] = useState({ clock: picture.clock, number: picture.number });
  const clock = useReplayClock();
  // A replay that stands still, or has jumped back, shows its own time and no other.
  if (clock !== null && taken.clock !== picture.clock && (!clock.moving || picture.clock < taken.clock)) {
    setTaken({ clock: picture.clock, number: picture.number });
  }
  const phrase = useWindowPhrase()[window];
  const to = minuteOf(taken.clock) + 60_000;
  const from = to - windowMinutes[window] * 60_000;
  const stretch = picked ?? { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const counts = picture.windows[window];
  const copies = counts === undefined ? 0 : counts.articles - counts.originals;
  const bySource = picture.kind === 'source';
  return (
    <section className="sect behind" id="behind">
      <h2 className="h2">
        Behind these numbers
        {picked === null ? (
          <span className="quiet">
            {counts !== undefined &&
              `${plural(counts.articles, 'article')} ${phrase}${copies > 0 ? `, ${count(copies)} of them ${copies === 1 ? 'a copy' : 'copies'}` : ''}`}
          </span>
        ) : (
          <span className="quiet">
            {when(picked.from, picture.clock)} to {when(picked.to, picture.clock)}{' '}
            <button type="button" className="link" onClick={onClear}>
              Back {phrase.replace('in ', 'to ')}
            </button>
            {replay !== null && (
              <>
                {' '}
                <Link href={replay} className="link">
                  Replay from here
                </Link>
              </>
            )}
          </span>
        )}
        <span className="end">
          {picked === null && picture.number !== taken.number ? (
            <button
              type="button"
              className="link"
              onClick={() => setTaken({ clock: picture.clock, number: picture.number })}
            >
              Changed since {clockTime(taken.clock)}. Show the newest
            </button>
          ) : (
            'newest first'
          )}
        </span>
      </h2>
      <ArticleList
        key={`${stretch.from} ${taken.number}`}
        state={clock === null ? '' : taken.clock}
        filter={{ subject: picture.subject, ...stretch }}
        {...(bySource ? {} : { subject: picture.subject })}
        now={picture.clock}
        none={picked === null ? `No article ${phrase}.` : 'No article in this stretch.'}
      />
    </section>
  );
}
