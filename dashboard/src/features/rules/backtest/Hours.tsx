import type { FiredDto } from '../../../api/contract';
import { byHour } from './backtestModel';

/** Fewer say nothing about hours. */
const least = 5;
const night = 7;

/** At what hour of the day it would have fired, nights in ink. */
export function Hours({ fired, isWhole }: { fired: readonly FiredDto[]; isWhole: boolean }) {
  if (fired.length === 0) return null;
  if (fired.length < least) return <div className="hours" />;
  const hours = byHour(fired);
  const most = Math.max(4, ...hours);
  const said = hours
    .map((n, hour) => (n > 0 ? `${String(hour).padStart(2, '0')}:00 ${n}` : ''))
    .filter((part) => part !== '');
  return (
    <section className="colr hours">
      <div className="sect">
        <h2 className="h2">
          At what hour <span className="quiet">of the day{!isWhole && `, of the first ${fired.length}`}</span>
        </h2>
        <div className="hourbars" role="img" aria-label={`Firings by hour of the day: ${said.join(', ')}`}>
          {hours.map((n, hour) => (
            <i
              // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
              key={hour}
              className={hour < night ? 'night' : undefined}
              style={{ height: `${(n / most) * 100}%` }}
              title={`${String(hour).padStart(2, '0')}:00: ${n}`}
            />
          ))}
        </div>
        <p className="houraxis quiet" aria-hidden="true">
          <span>00:00</span>
          <span>06:00</span>
          <span>12:00</span>
          <span>18:00</span>
        </p>
      </div>
    </section>
  );
}
