import { useMemo } from 'react';
import type { ReplayDto } from '../../api/contract';
import { useLive } from '../../live/useLive';
import { boardView, subjectView } from '../../live/views';
import { Failure } from '../../ui/Failure';
import { clockSeconds, clockTime, minuteOf } from '../../ui/times';
import { usualOf } from '../../ui/usual';
import { count, usually } from '../../ui/words';
import { isBurst } from '../board/boardModel';
import { Controls } from './Controls';
import type { ReplayControl } from './ReplayControl';
import { hour, Scrubber } from './Scrubber';
import { useReplayKeys } from './useReplayKeys';
import { dayOf, stateWords } from './words';
import './replay.css';

interface Props {
  replay: ReplayDto;
  control: ReplayControl;
  error: unknown;
}

/** The strip of time above every screen of a replay: its clock, the range that is held and dragged, what plays it. */
export function ReplayStrip({ replay, control, error }: Props) {
  useReplayKeys(control);
  const flags = useBurstFlags(replay);
  const { state, rest } = stateWords(replay);
  return (
    <section className="strip replay" aria-label="Time of the replay">
      <div className="head">
        <div className="clock" role="timer" aria-live="off">
          {clockTime(replay.at)}
          <small>{clockSeconds(replay.at).slice(5)}</small>
        </div>
        <p className="when">
          {dayOf(replay.at, Date.now())}. <b>{state}</b>
          <span className="long">{rest}</span>
        </p>
      </div>
      <Scrubber replay={replay} control={control} flags={flags} />
      <LastHour at={replay.at} />
      <Controls replay={replay} control={control} />
      {error !== null && (
        <div className="refused">
          <Failure what="The replay could not be changed." error={error} />
        </div>
      )}
    </section>
  );
}

const all = subjectView('all');

function LastHour({ at }: { at: string }) {
  const window = useLive(all).state?.windows['1h'];
  if (window === undefined) return <div className="total" />;
  const usual = usualOf(window);
  const last = minuteOf(at);
  return (
    <div className="total">
      <div className="big">
        {count(window.articles)} <span>{window.articles === 1 ? 'article' : 'articles'}</span>
      </div>
      <p className="mid">
        {clockTime(last - hour + 60_000)} to {clockTime(last)},
        <br />
        {usual === null ? 'learning what is usual' : `usually ${usually(usual.mean)}`}
      </p>
      <p className="quiet hint">
        Drag, or <kbd>←</kbd> <kbd>→</kbd> a minute
        <br />
        <kbd>Space</kbd> plays and pauses
      </p>
    </div>
  );
}

/** The strongest bursts of the hour are flagged; more flags would hide the bars. */
const flagged = 6;

const bursting = boardView({
  board: 'burst',
  window: '1h',
  subjectKind: '',
  filter: '',
  limit: flagged,
  subjects: [],
});

/** A yellow flag where each burst of the hour began. */
function useBurstFlags({ from }: ReplayDto) {
  const { state } = useLive(bursting);
  return useMemo(() => {
    const begin = Date.parse(from) / 1000;
    return (state?.order ?? []).flatMap((subject) => {
      const row = state?.rows.get(subject);
      if (row === undefined || row.burstSince === null || !isBurst(row)) return [];
      const at = Date.parse(row.burstSince) / 1000;
      return at < begin ? [] : [{ subject, name: row.name, at }];
    });
  }, [state, from]);
}
