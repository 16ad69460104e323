import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { EntityDto, EvidenceDto } from '../../api/contract';
import { subjectLink, wikidataLink } from '../links';
import { reading } from '../net';
import { longKind, percent, signed } from '../words';
import { Meanings } from './Meanings';
import { formedWords, hueOf, moodWords, originWords, surenessWords } from './mood';
import { Probabilities } from './Probabilities';
import { formsOf, fullestForm, keyOf } from './text';

interface Props {
  entity: EntityDto;
  title: string;
  body: string;
  /** Whether the subject leads to its page: not for a text that is not in the log. */
  linked: boolean;
  onOpen: (sentence: string) => void;
  /** What can be said against the entity as a whole, and against one of its sentences. */
  correct?: { entity: ReactNode; sentence: (evidence: EvidenceDto) => ReactNode };
}

/** Forms of a name shown. */
const manyForms = 5;

/** All that was found of one entity: who it is and why, how the text speaks of it, and the sentences that say so. */
export function About({ entity, title, body, linked, onOpen, correct }: Props) {
  const forms = formsOf(entity, title, body);
  return (
    <section className="sect about" aria-label={`About ${entity.name}`}>
      <h2 className="h2">
        <span className="cut">{entity.name}</span>
        <span className="end">{longKind(entity.kind)}</span>
      </h2>
      <dl className="facts">
        <dt>Named as</dt>
        <dd>
          <span className="source-words">
            {forms
              .slice(0, manyForms)
              .map(({ form, times }) => (times === 1 ? form : `${form} (${times})`))
              .join(', ')}
          </span>
          {forms.length > manyForms && ` and ${forms.length - manyForms} more`}
        </dd>
        {entity.origin !== null && entity.origin.length > 0 && (
          <>
            <dt>Found by</dt>
            <dd>
              {originWords(entity.origin)}
              {surenessWords(entity.probabilities)}
            </dd>
          </>
        )}
        <dt>Who it is</dt>
        <dd>
          <Identity entity={entity} />
          {correct === undefined && (
            <Others key={entity.subject} entity={entity} name={fullestForm(entity, title, body)} />
          )}
        </dd>
        {linked && (
          <>
            <dt>Elsewhere</dt>
            <dd>
              <Link className="link" href={subjectLink(entity.subject)}>
                All news on {entity.name}
              </Link>
            </dd>
          </>
        )}
      </dl>
      {correct?.entity}
      <Spoken entity={entity} />
      <Sentences entity={entity} title={title} body={body} onOpen={onOpen} correct={correct?.sentence} />
    </section>
  );
}

/** The link with its reason, and how sure the whole of it is: the confidence of a name is that of its link too. */
function Identity({ entity }: { entity: EntityDto }) {
  const { wikidata, why, corrected, confidence } = entity;
  const reason = corrected ? 'you said so' : why;
  return (
    <>
      {wikidata == null ? (
        'Not linked'
      ) : (
        <a className="link" href={wikidataLink(wikidata)} target="_blank" rel="noopener noreferrer">
          Wikidata {wikidata}
        </a>
      )}
      {reason !== null && `: ${reason}`}. {percent(confidence)} sure of name, kind
      {wikidata == null ? '' : ' and link together'}.
    </>
  );
}

/** Who else the name could have meant, on demand. */
function Others({ entity, name }: { entity: EntityDto; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {' '}
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        Meanings of the name
      </button>
      {open && <Meanings name={name} subject={entity.subject} />}
    </>
  );
}

function Spoken({ entity }: { entity: EntityDto }) {
  const { sentiment, evidence } = entity;
  if (sentiment === null) {
    return <p className="quiet small-print">How the text speaks of it is unknown: the reader does not say.</p>;
  }
  return (
    <>
      <h3 className="h3">
        How the text speaks of it: <b className={hueOf(reading(sentiment))}>{moodWords(sentiment)}</b>{' '}
        <span className="num">{signed(sentiment.score)}</span>
      </h3>
      <Probabilities sentiment={sentiment} />
      {evidence.length > 0 && <p className="quiet small-print">{formedWords(entity)}:</p>}
    </>
  );
}

interface SentencesProps {
  entity: EntityDto;
  title: string;
  body: string;
  onOpen: (sentence: string) => void;
  correct: ((evidence: EvidenceDto) => ReactNode) | undefined;
}

function Sentences({ entity, title, body, onOpen, correct }: SentencesProps) {
  const { evidence } = entity;
  if (evidence.length === 0) return null;
  return (
    <ol className="sentences" aria-label={`Sentences on ${entity.name}, those that weigh most first`}>
      {evidence.map((one) => {
        const side = reading(one.sentiment);
        const { start, length } = one;
        return (
          <li key={keyOf(one)}>
            <span className={`num ${hueOf(side)}`}>{signed(one.sentiment.score)}</span>
            <span>
              <button type="button" className="link plain source-words" onClick={() => onOpen(keyOf(one))}>
                {(one.field === 'title' ? title : body).slice(start, start + length)}
              </button>
              <span className="sr"> ({side})</span>
              {one.corrected && <span className="quiet"> as you said</span>}
              {correct?.(one)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
