import { useState } from 'react';
import type { FindingsDto } from '../../api/contract';
import { Found, Topics } from '../article/Found';
import { Reading } from '../article/Reading';
import { chosenEntity } from '../article/text';
import '../article/article.css';

/** Findings in the article's own view; nothing in them is in the log. */
export function Analysis({ findings }: { findings: FindingsDto }) {
  const [subject, setSubject] = useState<string | null>(null);
  const chosen = chosenEntity(findings, subject);
  return (
    <div className="cols ac analysis">
      <Reading
        title={findings.title ?? ''}
        body={findings.body ?? ''}
        findings={findings}
        chosen={chosen}
        onChoose={setSubject}
        byline={<span>Read just now, kept nowhere</span>}
      />
      <aside className="colr">
        <Found findings={findings} chosen={chosen} onChoose={setSubject} linked={false} />
        <Topics findings={findings} linked={false} />
      </aside>
    </div>
  );
}
