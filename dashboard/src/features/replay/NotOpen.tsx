import { Link, useLocation } from 'wouter';
import { Failure } from '../../ui/Failure';
import { type ReplayLink, replayBase } from '../../ui/replayLinks';
import { when } from '../../ui/times';
import { Waiting } from '../../ui/Waiting';
import { RunningReplays } from './RunningReplays';
import type { Session } from './session';

type Shut = Exclude<Session, { phase: 'open' }>;

/** What stands in place of a screen while its replay is opened, was refused, or is gone. */
export function NotOpen({ session }: { session: Shut }) {
  const [screen] = useLocation();
  return (
    <main id="main" className="page">
      <title>Replay. News Monitor</title>
      {session.phase === 'opening' && (
        <>
          <h1 className="sr">Opening the replay</h1>
          <Waiting rows={12} words="Still going back to that time" />
        </>
      )}
      {session.phase === 'refused' && (
        <>
          <div className="title">
            <h1>The replay could not be started</h1>
          </div>
          <Failure what="The server refused it." error={session.error} again={session.again} />
          <RunningReplays />
          <Ways link={null} screen={screen} />
        </>
      )}
      {session.phase === 'gone' && (
        <>
          <div className="title">
            <h1>This replay is over</h1>
          </div>
          <p className="lede">
            A replay that nobody watches ends after a while, and with the program. The log still holds its articles.
          </p>
          <Ways link={session.link} screen={screen} />
        </>
      )}
    </main>
  );
}

function Ways({ link, screen }: { link: ReplayLink | null; screen: string }) {
  return (
    <p className="after ways">
      {link !== null && (
        <Link className="btn primary" href={`~${replayBase({ id: null, link })}${screen}`}>
          Start again at {when(link.at, Date.now())}
        </Link>
      )}
      <Link className="btn" href="~/replay">
        Choose another time
      </Link>
      <Link className="btn" href={`~${screen}`}>
        Back to live
      </Link>
    </p>
  );
}
