import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AlertRow, EvidenceArticle } from '../../../api/contract';
import { articleLink } from '../../../ui/links';
import { when } from '../../../ui/times';
import { plural } from '../../../ui/words';
import { subjectOf } from '../alertWords';

/** Sentences of an article that are shown. */
const told = 2;

/** The articles that speak for it, with the sentences and words that count. */
export function Evidence({ row, now }: { row: AlertRow; now: string }) {
  const { shown, articles } = row.evidence;
  if (shown.length === 0) return null;
  const subject = subjectOf(row);
  // What speaks for a turn of sentiment or a query are words; else it is that the sentence names the subject.
  const names = row.labels.kind === 'sentiment' || subject === null ? null : Object.values(row.names);
  return (
    <section className="sect part">
      <h2 className="h2 ruled">
        Why it fired{' '}
        <span className="quiet">
          {shown.length < articles
            ? `the newest ${shown.length} of ${plural(articles, 'article')}`
            : plural(shown.length, 'article')}
        </span>
      </h2>
      <ul className="ev3">
        {shown.map((article) => (
          <Item key={article.article} article={article} subject={subject} names={names} now={now} />
        ))}
      </ul>
    </section>
  );
}

interface ItemProps {
  article: EvidenceArticle;
  subject: string | null;
  /** Marked in the sentences; null: the words that count. */
  names: readonly string[] | null;
  now: string;
}

function Item({ article, subject, names, now }: ItemProps) {
  return (
    <li>
      <Link className="t" href={articleLink(article.article, subject ?? undefined)}>
        {article.title}
      </Link>
      {article.passages.slice(0, told).map((passage) => (
        <p key={`${passage.field} ${passage.start}`} className="q">
          <span className="ev">{marked(passage.text, names ?? passage.words)}</span>
        </p>
      ))}
      <p className="m">
        {article.source}, {when(article.at, now)}
      </p>
    </li>
  );
}

/** The text with its words marked, each as a whole word. */
function marked(text: string, words: readonly string[]): ReactNode[] {
  const wanted = words.filter((word) => word !== '').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (wanted.length === 0) return [text];
  const parts = text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${wanted.join('|')})(?![\\p{L}\\p{N}])`, 'giu'));
  // A split by one group has the matches at its odd places.
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text never move
  return parts.map((part, i) => (i % 2 === 1 ? <mark key={i}>{part}</mark> : part));
}
