import type { ReplayDto } from '../../api/contract';
import { useLive } from '../../live/useLive';
import { subjectView } from '../../live/views';
import { Failure } from '../../ui/Failure';
import { clockSeconds, clockTime, minuteOf } from '../../ui/times';
import { usualOf } from '../../ui/usual';
import { count, usually } from '../../ui/words';
import { BurstControls } from './BurstControls';
import type { RangeBurst } from './bursts';
import { Controls } from './Controls';
import type { ReplayControl } from './ReplayControl';
import { hour, Scrubber } from './Scrubber';
import { useBursts } from './useBursts';
import { useReplayKeys } from './useReplayKeys';
import { clockOf, dayOf, rangeCounts, stateWords } from './words';
import './replay.css';
import './bursts.css';

interface Props {
  replay: ReplayDto;
  control: ReplayControl;
  error: unknown;
}

/** The strip of time above every screen of a replay: its clock, the range that is held and dragged, what plays it. */
export function ReplayStrip({ replay, control, error }: Props) {
  useReplayKeys(control);
  const { bursts, error: unknown } = useBursts(replay);
  const go = ({ time }: RangeBurst) => control.seek(time);
  const { state, rest } = stateWords(replay);
  const otherwise = rangeCounts(clockOf(replay));
  return (
    <section className="strip replay" aria-label="Time of the replay">
      <div className="head">
        <div className="clock" role="timer" aria-live="off">
          {clockTime(replay.at)}
          <small>{clockSeconds(replay.at).slice(5)}</small>
        </div>
        <p className="when">
          {dayOf(replay.at, Date.now())}.{' '}
          <span className="how">
            <b>{state}</b>
            <span className="long">{rest}</span>
          </span>
        </p>
      </div>
      <div className="curve">
        <Scrubber replay={replay} control={control} bursts={bursts} onGo={go} />
        {otherwise !== null && <p className="quiet otherwise">{otherwise}</p>}
      </div>
      <LastHour at={replay.at} />
      <Controls replay={replay} control={control}>
        <BurstControls bursts={bursts} at={Date.parse(replay.at)} otherwise={otherwise} onGo={go} />
      </Controls>
      {error !== null && (
        <div className="refused">
          <Failure what="The replay could not be changed." error={error} />
        </div>
      )}
      {unknown !== null && (
        <div className="refused">
          <Failure what="The bursts of the range could not be read." error={unknown} />
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
        <kbd>b</kbd> next burst, <kbd>Space</kbd> plays
      </p>
    </div>
  );
}
