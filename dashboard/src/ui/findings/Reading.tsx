import { Fragment, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { EntityDto, EvidenceDto, FindingsDto } from '../../api/contract';
import { reading } from '../net';
import { signed } from '../words';
import { KindsLegend } from './KindsLegend';
import { heaviest, hueOf } from './mood';
import { Sentence } from './Sentence';
import { type Block, blocks, evidenceFor, isUnkept, keyOf } from './text';
import { Why } from './Why';
import './reading.css';

interface Props {
  title: string;
  body: string;
  findings: FindingsDto;
  chosen: EntityDto | null;
  onChoose: (subject: string) => void;
  /** The sentence whose words are shown, by its key; null: the one that weighs most. */
  opened: string | null;
  onOpen: (sentence: string) => void;
  /** Whether the opened sentence was asked for from elsewhere, so that the text is moved to it. */
  goThere: boolean;
  /** What stands under the title. */
  byline: ReactNode;
}

/** A text with its names, the chosen subject's sentences tinted, a score beside each, and why in the margin. */
export function Reading({ title, body, findings, chosen, onChoose, opened, onOpen, goThere, byline }: Props) {
  const titleBlock: Block = { kind: 'sentence', field: 'title', start: 0, end: title.length, paragraph: false };
  const rows = useMemo(() => blocks(body, 'body', findings), [body, findings]);
  const shown = shownBlock([titleBlock, ...rows], chosen, opened);
  const text = useRef<HTMLElement>(null);
  useEffect(() => {
    if (goThere && opened !== null) text.current?.querySelector<HTMLElement>('[data-opened]')?.focus();
  }, [goThere, opened]);
  const isShown = (block: Block) => shown !== null && keyOf(shown) === keyOf(block);
  const sentence = (block: Block, of: string) => ({
    block,
    text: of,
    findings,
    chosen,
    onChoose,
    onOpen,
    opened: isShown(block),
  });
  const why = (block: Block) =>
    chosen !== null && isShown(block) ? (
      <Why entity={chosen} evidence={evidenceFor(chosen, block)} title={title} body={body} />
    ) : null;
  return (
    <article className="doc" aria-label="Article" ref={text}>
      <Gutter evidence={evidenceFor(chosen, titleBlock)} unkept={isUnkept(chosen, titleBlock)} />
      <h1>
        <Sentence {...sentence(titleBlock, title)} />
      </h1>
      {why(titleBlock)}
      <div className="by">{byline}</div>
      <KindsLegend findings={findings} />
      {chosen !== null && chosen.evidence.length > 0 && <span className="lab">each sentence on {chosen.name}</span>}
      {rows.map((row) => (
        <Fragment key={keyOf(row)}>
          {row.paragraph && <div className="gap" />}
          {row.kind === 'skipped' ? (
            <span className="g unread-note">not read</span>
          ) : (
            <Gutter evidence={evidenceFor(chosen, row)} unkept={isUnkept(chosen, row)} />
          )}
          <p className={`s ${row.kind}`}>
            <Sentence {...sentence(row, body)} />
          </p>
          {why(row)}
        </Fragment>
      ))}
    </article>
  );
}

/** The block of the sentence that is open: the one asked for, else the one that weighs most. */
function shownBlock(all: readonly Block[], chosen: EntityDto | null, opened: string | null): Block | null {
  if (chosen === null) return null;
  const evidence = chosen.evidence.find((one) => keyOf(one) === opened) ?? heaviest(chosen);
  return evidence === null ? null : (all.find((block) => evidenceFor(chosen, block) === evidence) ?? null);
}

/** Half of the gutter's bar, px. */
const half = 22;

function Gutter({ evidence, unkept }: { evidence: EvidenceDto | null; unkept: boolean }) {
  if (evidence === null && unkept) {
    return (
      <span className="g quiet unkept" title="Not among the sentences that weigh most: its score was not kept">
        not kept
      </span>
    );
  }
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
