import { RunningReplays } from './RunningReplays';
import { StartForm } from './StartForm';
import './replay.css';

/** Where a replay begins: which time, by which clock, how fast; and those that run already. */
export function ReplayPage() {
  return (
    <main id="main" className="page">
      <title>Replay. News Monitor</title>
      <div className="title">
        <h1>Replay</h1>
      </div>
      <p className="lede">
        Watch any past stretch of the news again, on the same screens, with the numbers of that time.
      </p>
      <StartForm />
      <RunningReplays />
    </main>
  );
}
