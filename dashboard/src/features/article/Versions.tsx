import { Fragment, useMemo, useState } from 'react';
import type { EntityDto, VersionDto } from '../../api/contract';
import { when } from '../../ui/times';
import { signed } from '../../ui/words';
import { around, bodyDiff, moved, type Part, wordDiff } from './versions';

interface Props {
  versions: readonly VersionDto[];
  /** The version whose text is shown. */
  shown: number;
  onShow: (index: number) => void;
  chosen: EntityDto | null;
  now: string;
}

/** Every state of the article that was ever here, and what changed from each to the next. */
export function Versions({ versions, shown, onShow, chosen, now }: Props) {
  const [step, setStep] = useState(versions.length - 1);
  if (versions.length < 2) return null;
  const before = versions[step - 1];
  const after = versions[step];
  return (
    <section className="sect">
      <h2 className="h2">
        Versions <span className="end">{versions.length} kept, no sentence is ever overwritten</span>
      </h2>
      <ol className="versions">
        {versions.map((version, i) => (
          <li key={version.position} className={i === shown ? 'on' : undefined}>
            <button
              type="button"
              className="link plain"
              aria-pressed={i === shown}
              disabled={version.withdrawn}
              onClick={() => onShow(i)}
            >
              {when(version.arrival, now)}
            </button>
            <span className="quiet">
              {version.withdrawn ? 'withdrawn' : i === 0 ? `first text, by ${version.way}` : 'edit'}
            </span>
            {i > 0 && !version.withdrawn && (
              <button type="button" className="link" aria-pressed={i === step} onClick={() => setStep(i)}>
                what changed
              </button>
            )}
          </li>
        ))}
      </ol>
      {before !== undefined && after !== undefined && <Changes before={before} after={after} chosen={chosen} />}
    </section>
  );
}

function Changes({ before, after, chosen }: { before: VersionDto; after: VersionDto; chosen: EntityDto | null }) {
  const title = useMemo(() => wordDiff(before.title ?? '', after.title ?? ''), [before, after]);
  const body = useMemo(() => bodyDiff(before.body ?? '', after.body ?? ''), [before, after]);
  if (after.withdrawn || before.withdrawn) {
    return (
      <p className="quiet small-print">
        {after.withdrawn ? 'The source withdrew the article.' : 'The source brought the article back.'}
      </p>
    );
  }
  const move = chosen === null ? null : moved(before, after, chosen.subject);
  return (
    <div className="diff">
      {title === null ? (
        <p className="quiet">The headline is another.</p>
      ) : (
        title.some(changed) && <Line parts={title} strong />
      )}
      {body === null && <p className="quiet">The text is another.</p>}
      {body?.map((parts, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a comparison never move
        <Line key={i} parts={parts} />
      ))}
      {body?.length === 0 && title?.every((part) => !changed(part)) && (
        <p className="quiet">Neither headline nor text changed.</p>
      )}
      {chosen !== null && move !== null && (
        <p className="moved">
          For {chosen.name} the edit moved this article from <b>{signed(move.from)}</b> to <b>{signed(move.to)}</b>.
        </p>
      )}
    </div>
  );
}

const changed = (part: Part) => part.change !== 'same';

function Line({ parts, strong = false }: { parts: readonly Part[]; strong?: boolean }) {
  return (
    <p className={strong ? 'line strong' : 'line'}>
      {parts.map((part, i) => {
        const Tag = part.change === 'added' ? 'ins' : part.change === 'removed' ? 'del' : 'span';
        const text = part.change === 'same' ? around(part.text, i === 0, i === parts.length - 1) : part.text;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a comparison never move
          <Fragment key={i}>
            {part.change === 'added' && parts[i - 1]?.change === 'removed' && ' '}
            <Tag>{text}</Tag>
          </Fragment>
        );
      })}
    </p>
  );
}
