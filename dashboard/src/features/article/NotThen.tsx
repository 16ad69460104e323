import { clockTime, day } from '../../ui/times';

/** An article that was not there yet at the replay's time. */
export function NotThen({ at }: { at: string }) {
  return (
    <main id="main" className="page">
      <title>Replay: not there yet. News Monitor</title>
      <div className="title">
        <h1>Not there yet</h1>
      </div>
      <p className="lede">
        This article was not known at {clockTime(at)}, {day(at)}. It appears here when the replay comes to it.
      </p>
    </main>
  );
}
