import type { RereadRequest } from '../../api/contract';
import { Failure } from '../Failure';
import { when } from '../times';
import { plural, readerWords } from '../words';
import { endWords, progressOf, progressWords } from './rereadWords';
import { useReread } from './useReread';
import './reread.css';

interface Props {
  /** What would be read again; all of the log where nothing is named. */
  scope?: RereadRequest;
  /** Articles of the scope that another reader read; undefined: those of the whole log. */
  due?: number;
  /** What these articles are: "about Skarholm". */
  of?: string;
}

/** What another reader read, the way to have it read again, and how far that is. */
export function RereadLine({ scope = {}, due, of = '' }: Props) {
  const { status, running, last, start, cancel } = useReread();
  if (status === null) return null;
  const left = due ?? status.reread.due;
  const articles = `${plural(left, 'article')}${of === '' ? '' : ` ${of}`}`;
  return (
    <div className="reread">
      {running !== null ? (
        <>
          <div className="rereadbar">
            <span
              className="meter"
              role="progressbar"
              aria-label="Reading again"
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={Math.round(progressOf(running) * 100)}
            >
              <i style={{ width: `${progressOf(running) * 100}%` }} />
            </span>
            <button
              type="button"
              className="btn small"
              disabled={cancel.isPending}
              onClick={() => cancel.mutate(running.id)}
            >
              {cancel.isPending ? 'Cancelling' : 'Cancel'}
            </button>
          </div>
          <p className="mid">{progressWords(running)}. Counts move as it goes; a restart goes on from here.</p>
        </>
      ) : left === 0 ? (
        <p className="mid">Nothing to read again: {readerWords(status.reader)} read all of it.</p>
      ) : (
        <p className="mid">
          {articles} {left === 1 ? 'was' : 'were'} read by another reader than {readerWords(status.reader)}.{' '}
          <button type="button" className="btn small" disabled={start.isPending} onClick={() => start.mutate(scope)}>
            {start.isPending ? 'Starting' : left === 1 ? 'Read it again' : 'Read them again'}
          </button>
        </p>
      )}
      {running === null && last !== null && (
        <p className="quiet small-print">
          Last time, {when(last.endedAt ?? last.startedAt, status.clock)}: {endWords(last)}
        </p>
      )}
      {start.isError && <Failure what="Reading again was not started." error={start.error} />}
      {cancel.isError && <Failure what="It was not cancelled." error={cancel.error} />}
    </div>
  );
}
