import { useState } from 'react';
import type { Picture } from '../../api/contract';
import { ArticleList } from '../../ui/articles/ArticleList';
import { clockTime, minuteOf, when } from '../../ui/times';
import { count, lastWindow, plural, type WindowWord, windowMinutes } from '../../ui/words';

interface Props {
  picture: Picture;
  window: WindowWord;
  /** The bar that was opened; null: the window. */
  picked: { from: string; to: string } | null;
  onClear: () => void;
}

/** The articles of the number that was opened. The list stands still; newer ones are offered. */
export function Behind({ picture, window, picked, onClear }: Props) {
  const [taken, setTaken] = useState({ clock: picture.clock, number: picture.number });
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
              `${plural(counts.articles, 'article')} ${lastWindow[window]}${copies > 0 ? `, ${count(copies)} of them ${copies === 1 ? 'a copy' : 'copies'}` : ''}`}
          </span>
        ) : (
          <span className="quiet">
            {when(picked.from, picture.clock)} to {when(picked.to, picture.clock)}{' '}
            <button type="button" className="link" onClick={onClear}>
              Back {lastWindow[window].replace('in ', 'to ')}
            </button>
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
        filter={{ subject: picture.subject, ...stretch }}
        {...(bySource ? {} : { subject: picture.subject })}
        now={picture.clock}
        none={picked === null ? `No article ${lastWindow[window]}.` : 'No article in this stretch.'}
      />
    </section>
  );
}
