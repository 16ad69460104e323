import type { ReactNode } from 'react';
import type { ArticleDto, MatchedTextDto } from '../../api/contract';
import './articles.css';

/** The sentences in which a query matched, with the places marked; the lead where it matched by no word. */
export function MatchedTexts({ article }: { article: ArticleDto }) {
  const { matched } = article;
  if (matched.length === 0) return article.lead;
  return matched.map((text) => (
    <span key={`${text.field} ${text.start}`}>
      {text.field === 'title' && <span className="quiet">Title: </span>}
      {marked(text)}{' '}
    </span>
  ));
}

function marked({ text, places }: MatchedTextDto): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, length } of places) {
    // Places may lie within each other: each letter is shown once.
    if (start + length <= at) continue;
    const from = Math.max(at, start);
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, start + length)}</mark>);
    at = start + length;
  }
  parts.push(text.slice(at));
  return parts;
}
