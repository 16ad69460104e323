import type { ReactNode } from 'react';
import type { FindingsDto } from '../../api/contract';
import { readerWords } from '../words';

interface Props {
  findings: FindingsDto;
  /** When; null: just now, kept nowhere. */
  at: string | null;
  /** What can be done where another reader is in use now. */
  children?: ReactNode;
}

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** Which reader found all this, when, and in which language it read. */
export function ReadBy({ findings, at, children }: Props) {
  const { reader, language, dateline } = findings;
  return (
    <section className="sect">
      <h2 className="h2">
        Read by {readerWords(reader)} <span className="end">{at ?? 'just now'}</span>
      </h2>
      <p className="mid">
        {language === 'und' ? 'Its language could not be told.' : `Language: ${languages.of(language)}.`}
        {dateline !== null && ` Dateline: ${dateline}.`}
      </p>
      {children}
    </section>
  );
}
