import { useState } from 'react';
import type { FindingsDto } from '../../api/contract';
import { FindingsView } from '../../ui/findings/FindingsView';
import { ReadBy } from '../../ui/findings/ReadBy';

/** Findings in the article's own view; nothing in them is in the log. */
export function Analysis({ findings }: { findings: FindingsDto }) {
  const [subject, setSubject] = useState<string | null>(null);
  return (
    <div className="analysis">
      <FindingsView
        title={findings.title ?? ''}
        body={findings.body ?? ''}
        findings={findings}
        subject={subject}
        onChoose={setSubject}
        byline={<span>Read just now, kept nowhere</span>}
        linked={false}
      >
        <ReadBy findings={findings} at={null} />
      </FindingsView>
    </div>
  );
}
