import type { ReactNode } from 'react';
import type { ReaderArticles } from '../../api/contract';
import { count, percent, readerWords } from '../words';
import { readByWords } from './rereadWords';
import './reread.css';

interface Props {
  readers: readonly ReaderArticles[];
  /** What is read again, and how. */
  children?: ReactNode;
}

/** Which reader made the numbers: a quiet line that opens to the counts by reader and the way to one reader for all. */
export function ReadersFold({ readers, children }: Props) {
  const all = readers.reduce((sum, { articles }) => sum + articles, 0);
  return (
    <details className="readers">
      <summary>{readByWords(readers)}</summary>
      {all > 0 && (
        <table className="tbl tight">
          <caption className="sr">Articles by the reader that read them</caption>
          <colgroup>
            <col />
            <col style={{ width: 72 }} />
            <col style={{ width: 60 }} />
          </colgroup>
          <thead>
            <tr>
              <th>Reader</th>
              <th className="num">Articles</th>
              <th className="num">Share</th>
            </tr>
          </thead>
          <tbody>
            {readers.map(({ reader, articles }) => (
              <tr key={reader}>
                <th scope="row">{readerWords(reader)}</th>
                <td className="num strong">{count(articles)}</td>
                <td className="num quiet">{percent(articles / all)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {children}
    </details>
  );
}
