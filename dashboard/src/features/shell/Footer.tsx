import { useReplayClock } from '../../live/timeline';
import { clockSeconds, day, year, zoneName } from '../../ui/times';

const hints = [
  ['/', 'find'],
  ['j k', 'move'],
  ['Enter', 'open'],
  ['p', 'pin'],
  ['w', 'window'],
] as const;

export function Footer({ sample, onHelp }: { sample: boolean; onHelp: () => void }) {
  const now = Date.now();
  const replay = useReplayClock();
  return (
    <footer className="foot">
      {sample && <span>All names, sources and articles here are invented.</span>}
      <span className="print-only">
        Printed {day(now)}, {clockSeconds(now)} ({zoneName()}).{' '}
        {replay !== null && `A replay: as it was at ${day(replay.at)} ${year(replay.at)}, ${clockSeconds(replay.at)}. `}
        Articles are counted by the time at which they were published, copies included. Usual: the same hour of the
        week, 9 days in 10.
      </span>
      <span className="end">
        <span className="hints">
          {hints.map(([keys, does]) => (
            <span key={keys}>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}{' '}
              {does}
            </span>
          ))}
        </span>
        <button type="button" className="link plain" onClick={onHelp}>
          <kbd>?</kbd> all keys
        </button>
      </span>
    </footer>
  );
}
