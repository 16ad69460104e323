import { useMutation } from '@tanstack/react-query';
import { send } from '../../api/client';
import type { StatusDto } from '../../api/contract';
import { Failure } from '../../ui/Failure';
import { clockSeconds, day } from '../../ui/times';
import { plural } from '../../ui/words';
import { BeginWithFeeds } from './BeginWithFeeds';
import { BeginWithText } from './BeginWithText';
import './empty.css';
import '../board/board.css';

/** Nothing has been read yet: three ways to begin, each usable at once. */
export function EmptyPage({ status }: { status: StatusDto }) {
  const clock = clockSeconds(status.clock);
  return (
    <>
      <title>Begin. News Monitor</title>
      <section className="strip" aria-label="Time">
        <div className="head">
          <div className="clock">
            {clock.slice(0, 5)}
            <small>{clock.slice(5)}</small>
          </div>
          <p className="when">
            {day(status.clock)}. <b>Ready</b>
          </p>
        </div>
        <div className="flat">
          No articles yet. Here you will see every minute of the news, with what is usual behind it.
        </div>
        <div className="total">
          <div className="big">
            0 <span>articles</span>
          </div>
          <p className="mid">since ever</p>
        </div>
      </section>
      <main id="main" className="page">
        <div className="title">
          <h1>Nothing has been read yet</h1>
        </div>
        <p className="lede">
          News Monitor reads articles, finds who and what each is about and how it speaks of them, and counts. It runs
          on this machine only. Nothing you read leaves it.
        </p>
        {status.feeds.all > 0 && (
          <p className="notice" aria-live="polite">
            <b>{plural(status.feeds.all, 'feed is', 'feeds are')} being read.</b> The board opens with the first
            article.
          </p>
        )}
        <div className="three">
          <Sample />
          <BeginWithFeeds />
          <BeginWithText />
        </div>
        <Ghost />
      </main>
    </>
  );
}

function Sample() {
  const play = useMutation({ mutationFn: () => send<unknown>('POST', 'sample') });
  return (
    <section className="sect">
      <h2>Play the sample feed</h2>
      <p>
        Three days of articles written for this purpose, played fast and read like any other: stories that develop,
        bursts, copies, an edit, a withdrawal. The board fills in about ten seconds, and says all the while that it is
        invented.
      </p>
      {play.isError && <Failure what="The sample did not start." error={play.error} />}
      <div className="do">
        <button
          type="button"
          className="btn primary lg"
          disabled={play.isPending || play.isSuccess}
          onClick={() => play.mutate()}
        >
          {play.isSuccess ? 'The first articles are coming' : 'Play the sample feed'}
        </button>
        <span className="quiet">works offline</span>
      </div>
    </section>
  );
}

const widths = ['230px', '140px', '70px', '60px', '60px', '150px', 'auto'];
const heads = ['Subject', 'Each 5 min', 'Articles', 'Usual', '× usual', 'Negative  Positive', 'Newest headline'];

/** The head of the table stays; the rows to come are grey bars. */
function Ghost() {
  return (
    <table className="tbl ghost" aria-hidden="true">
      <colgroup>
        {widths.map((width, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
          <col key={i} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {heads.map((head, i) => (
            <th key={head} className={i > 1 && i < 5 ? 'num' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[150, 104, 128, 92, 160, 112, 140].map((name) => (
          <tr key={name}>
            {[name, 112, 22, 18, 26, 104, name * 2 + 60].map((width, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
              <td key={column} className={column > 1 && column < 5 ? 'num' : undefined}>
                <i style={{ width }} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
