import { Fragment, type ReactNode, useMemo, useState } from 'react';
import type { EntityDto, EvidenceDto, FindingsDto } from '../../api/contract';
import { reading } from '../../ui/net';
import { signed } from '../../ui/words';
import { heaviest, hueOf } from './mood';
import { type Block, blocks, evidenceFor, pieces } from './text';
import { Why } from './Why';
import './reading.css';

interface Props {
  title: string;
  body: string;
  findings: FindingsDto;
  chosen: EntityDto | null;
  onChoose: (subject: string) => void;
  /** What stands under the title. */
  byline: ReactNode;
}

const keyOf = (block: Block) => `${block.field} ${block.start}`;

/** A text with its names, the chosen subject's sentences tinted, a score beside each, and why in the margin. */
export function Reading({ title, body, findings, chosen, onChoose, byline }: Props) {
  const titleBlock: Block = { kind: 'sentence', field: 'title', start: 0, end: title.length, paragraph: false };
  const rows = useMemo(() => blocks(body, 'body', findings), [body, findings]);
  const [pointed, setPointed] = useState<string | null>(null);
  const first = chosen === null ? null : heaviest(chosen);
  const all = [titleBlock, ...rows];
  const shown =
    all.find((block) => keyOf(block) === pointed && evidenceFor(chosen, block) !== null) ??
    all.find((block) => first !== null && evidenceFor(chosen, block) === first);
  const marks = { findings, chosen, onChoose };
  const why = (block: Block) =>
    chosen !== null && shown !== undefined && keyOf(shown) === keyOf(block) ? (
      <Why entity={chosen} evidence={evidenceFor(chosen, block)} title={title} body={body} />
    ) : null;
  return (
    <article className="doc" aria-label="Article">
      <Gutter evidence={evidenceFor(chosen, titleBlock)} />
      <h1>
        <Sentence block={titleBlock} text={title} {...marks} onPoint={setPointed} />
      </h1>
      {why(titleBlock)}
      <div className="by">{byline}</div>
      {chosen !== null && chosen.evidence.length > 0 && <span className="lab">each sentence on {chosen.name}</span>}
      {rows.map((block) => (
        <Fragment key={keyOf(block)}>
          {block.paragraph && <div className="gap" />}
          <Gutter evidence={evidenceFor(chosen, block)} />
          <p className={`s ${block.kind}`} title={block.kind === 'skipped' ? 'Not read as news' : undefined}>
            <Sentence block={block} text={body} {...marks} onPoint={setPointed} />
          </p>
          {why(block)}
        </Fragment>
      ))}
    </article>
  );
}

interface SentenceProps {
  block: Block;
  text: string;
  findings: FindingsDto;
  chosen: EntityDto | null;
  onChoose: (subject: string) => void;
  onPoint: (key: string) => void;
}

function Sentence({ block, text, findings, chosen, onChoose, onPoint }: SentenceProps) {
  const evidence = evidenceFor(chosen, block);
  const parts = useMemo(() => pieces(text, block, findings, evidence), [text, block, findings, evidence]);
  const inner = parts.map((part, i) => {
    const { subject } = part;
    const names = `${part.weighs ? 'weighs' : ''}${part.skipped ? ' unread' : ''}`.trim();
    const content = names === '' ? part.text : <span className={names}>{part.text}</span>;
    if (subject === null) {
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
      return <Fragment key={i}>{content}</Fragment>;
    }
    return (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
        key={i}
        type="button"
        className={subject === chosen?.subject ? 'name on' : 'name'}
        aria-pressed={subject === chosen?.subject}
        onClick={() => onChoose(subject)}
      >
        {content}
      </button>
    );
  });
  if (evidence === null) return inner;
  const side = reading(evidence.sentiment);
  const point = () => onPoint(keyOf(block));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the note can also be reached by focus; pointing is a shortcut
    <span
      className={side === 'neutral' ? 'told' : `told ev ${side}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: focus shows why, as pointing does
      tabIndex={0}
      onPointerEnter={point}
      onFocus={point}
    >
      {inner}
      <span className="sr"> ({`${side}, ${signed(evidence.sentiment.score)}`})</span>
    </span>
  );
}

/** Half of the gutter's bar, px. */
const half = 22;

function Gutter({ evidence }: { evidence: EvidenceDto | null }) {
  if (evidence === null) return <span className="g" />;
  const { score } = evidence.sentiment;
  const side = reading(evidence.sentiment);
  const hue = hueOf(side);
  return (
    <span className="g" aria-hidden="true">
      <span className={`num ${hue}`}>{signed(score)}</span>
      <svg width={half * 2} height="16" aria-hidden="true">
        <path d={`M${half} 0V16`} stroke="var(--rule-2)" />
        <rect
          x={half + Math.min(0, score * half)}
          width={Math.abs(score) * half}
          y="4"
          height="8"
          fill={side === 'neutral' ? 'var(--bar-2)' : `var(--${hue})`}
        />
      </svg>
    </span>
  );
}
