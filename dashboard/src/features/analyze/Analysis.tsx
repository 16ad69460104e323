import { useState } from 'react';
import type { FindingsDto } from '../../api/contract';
import { FindingsView } from '../../ui/findings/FindingsView';
import { ReadBy } from '../../ui/findings/ReadBy';
import { chosenEntity, fullestForm } from '../../ui/findings/text';
import { CorrectEntity } from './CorrectEntity';
import { CorrectSentence } from './CorrectSentence';
import { type Corrections, means, notAName, says } from './corrections';

interface Props {
  findings: FindingsDto;
  corrections: Corrections;
  onCorrect: (corrections: Corrections) => void;
}

/** Findings in the article's own view, each open to correction; nothing in them is in the log. */
export function Analysis({ findings, corrections, onCorrect }: Props) {
  const [subject, setSubject] = useState<string | null>(null);
  const [title, body] = [findings.title ?? '', findings.body ?? ''];
  const chosen = chosenEntity(findings, subject);
  const correct = chosen !== null && {
    entity: (
      <CorrectEntity
        key={chosen.subject}
        entity={chosen}
        text={fullestForm(chosen, title, body)}
        onNotAName={() => onCorrect(notAName(corrections, chosen, title, body))}
        onMeans={(said) => onCorrect(means(corrections, said))}
      />
    ),
    sentence: (evidence: (typeof chosen.evidence)[number]) => {
      const { field, start, length } = evidence;
      const sentence = (field === 'title' ? title : body).slice(start, start + length);
      return (
        <CorrectSentence
          evidence={evidence}
          name={chosen.name}
          onSays={(sentiment) => onCorrect(says(corrections, { sentence, subject: chosen.subject, sentiment }))}
        />
      );
    },
  };
  return (
    <FindingsView
      title={title}
      body={body}
      findings={findings}
      subject={subject}
      onChoose={setSubject}
      byline={<span>Read just now, kept nowhere</span>}
      linked={false}
      {...(correct && { correct })}
    >
      <ReadBy findings={findings} at={null} />
    </FindingsView>
  );
}
