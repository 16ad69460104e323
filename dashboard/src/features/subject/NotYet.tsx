import { Link } from 'wouter';
import { useReplayClock } from '../../live/timeline';
import { subjectLink } from '../../ui/links';
import { clockTime, day } from '../../ui/times';

/** A subject that nobody had written of at the replay's time. It comes by itself once its first article does. */
export function NotYet({ subject }: { subject: string }) {
  const at = useReplayClock()?.at ?? null;
  return (
    <main id="main" className="page">
      <title>Replay: not named yet. News Monitor</title>
      <div className="title">
        <h1>Not named yet</h1>
      </div>
      <p className="lede">
        {at === null
          ? 'No article had named this subject then.'
          : `No article had named this subject by ${clockTime(at)}, ${day(at)}.`}{' '}
        It appears here with its first one.
      </p>
      <p className="after">
        <Link className="btn" href={`~${subjectLink(subject)}`}>
          See it live
        </Link>
      </p>
    </main>
  );
}
