import { type ReactNode, useState } from 'react';
import type { EvidenceDto, FindingsDto } from '../../api/contract';
import { About } from './About';
import { Found } from './Found';
import { Reading } from './Reading';
import { Tone, Topics } from './Topics';
import { chosenEntity } from './text';
import './findings.css';

interface Props {
  title: string;
  body: string;
  findings: FindingsDto;
  /** The entity asked for; null: the one named most. */
  subject: string | null;
  onChoose: (subject: string) => void;
  byline: ReactNode;
  linked: boolean;
  correct?: { entity: ReactNode; sentence: (evidence: EvidenceDto) => ReactNode };
  /** Sections of the column beside the text, after what is said of the chosen one. */
  children?: ReactNode;
}

/** A text and all that a reader found in it: the text marked, and beside it who, how, about what. */
export function FindingsView({ title, body, findings, subject, onChoose, byline, linked, correct, children }: Props) {
  const [opened, setOpened] = useState<{ sentence: string; goThere: boolean } | null>(null);
  const chosen = chosenEntity(findings, subject);
  return (
    <div className="cols ac">
      <Reading
        title={title}
        body={body}
        findings={findings}
        chosen={chosen}
        onChoose={onChoose}
        opened={opened?.sentence ?? null}
        onOpen={(sentence) => setOpened({ sentence, goThere: false })}
        goThere={opened?.goThere ?? false}
        byline={byline}
      />
      <aside className="colr">
        <Found findings={findings} chosen={chosen} onChoose={onChoose} />
        {chosen !== null && (
          <About
            key={chosen.subject}
            entity={chosen}
            title={title}
            body={body}
            linked={linked}
            onOpen={(sentence) => setOpened({ sentence, goThere: true })}
            {...(correct && { correct })}
          />
        )}
        <Topics findings={findings} linked={linked} />
        <Tone findings={findings} />
        {children}
      </aside>
    </div>
  );
}
