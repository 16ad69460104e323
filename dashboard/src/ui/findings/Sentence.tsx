import { type CSSProperties, Fragment, type ReactNode, useMemo } from 'react';
import type { EntityDto, FindingsDto } from '../../api/contract';
import { type Leaning, reading } from '../net';
import { longKind, signed } from '../words';
import { type Block, evidenceFor, keyOf, type Piece, pieces } from './text';

interface Props {
  block: Block;
  /** The field that the block is of. */
  text: string;
  findings: FindingsDto;
  chosen: EntityDto | null;
  onChoose: (subject: string) => void;
  onOpen: (sentence: string) => void;
  /** Whether the words that weighed are shown. */
  opened: boolean;
}

/** A stretch of the text with its names; tinted where it speaks of the chosen one, and with the words that weighed where it is open. */
export function Sentence({ block, text, findings, chosen, onChoose, onOpen, opened }: Props) {
  const evidence = evidenceFor(chosen, block);
  const words = opened ? evidence : null;
  const parts = useMemo(() => pieces(text, block, findings, words), [text, block, findings, words]);
  const inner = parts.map((part) =>
    part.entity === null ? (
      <Fragment key={part.start}>{marked(part)}</Fragment>
    ) : (
      <Name key={part.start} part={part} entity={part.entity} chosen={chosen} onChoose={onChoose} />
    ),
  );
  if (evidence === null) return inner;
  const side = reading(evidence.sentiment);
  const open = () => onOpen(keyOf(evidence));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the note can also be reached by focus; pointing is a shortcut
    <span
      className={side === 'neutral' ? 'told' : `told ev ${side}`}
      data-opened={opened ? '' : undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: focus shows why, as pointing does
      tabIndex={0}
      onPointerEnter={open}
      onFocus={open}
    >
      {inner}
      <span className="sr"> ({`${side}, ${signed(evidence.sentiment.score)}`})</span>
    </span>
  );
}

const signs: Record<Leaning, string> = { negative: '\u2212', neutral: '', positive: '+' };

/** A sign that stands over the text without moving it. */
function Sign({ side }: { side: Leaning }) {
  return side === 'neutral' ? null : (
    <i className={`sign ${side}`} aria-hidden="true">
      {signs[side]}
    </i>
  );
}

interface NameProps {
  part: Piece;
  entity: EntityDto;
  chosen: EntityDto | null;
  onChoose: (subject: string) => void;
}

/** A name: its kind by the pattern of its underline, what its sentence says of it by hue and sign. */
function Name({ part, entity, chosen, onChoose }: NameProps) {
  const on = entity.subject === chosen?.subject;
  const says = part.says === null || part.says === 'neutral' ? '' : `, ${part.says} in this sentence`;
  return (
    <button
      type="button"
      className={`name ${entity.kind} ${part.says ?? ''}${on ? ' on' : ''}`}
      aria-pressed={on}
      title={`${entity.name}, ${longKind(entity.kind)}${says}`}
      onClick={() => onChoose(entity.subject)}
    >
      {marked(part)}
      {part.says !== null && <Sign side={part.says} />}
    </button>
  );
}

/** A word that weighed is underlined the stronger the more it did, with its direction by hue and sign. */
function marked({ text, pull, skipped, struck }: Piece): ReactNode {
  if (struck) {
    return (
      <s className="struck" title="Not a name, you said">
        {text}
      </s>
    );
  }
  if (skipped) {
    return (
      <span className="unread" title="Not read as news">
        {text}
      </span>
    );
  }
  if (pull === 0) return text;
  const side = pull < 0 ? 'negative' : 'positive';
  return (
    <span className={`weighs ${side}`} style={{ '--pull': Math.abs(pull).toFixed(2) } as CSSProperties}>
      {text}
      <Sign side={side} />
    </span>
  );
}
