import type { Picture } from '../../api/contract';
import { live } from '../../live/LiveView';
import { useLive } from '../../live/useLive';
import { subjectView } from '../../live/views';
import { when } from '../../ui/times';
import { Waiting } from '../../ui/Waiting';
import { type WindowWord, windowWords } from '../../ui/words';
import { type Comparison, compare } from './thenAndNow';

interface Props {
  /** As it was at the replay's clock. */
  then: Picture;
  window: WindowWord;
  onClose: () => void;
}

/** The subject at two times, side by side: the replay's and this one. Both go on. */
export function ThenAndNow({ then, window, onClose }: Props) {
  const { state: now } = useLive(subjectView(then.subject), live);
  return (
    <section className="sect thennow">
      <h2 className="h2">
        Then and now
        <button type="button" className="link end" onClick={onClose}>
          Close
        </button>
      </h2>
      {now === null ? (
        <Waiting rows={6} words="Still asking how it is now" />
      ) : (
        <Sides then={then} now={now} window={window} />
      )}
    </section>
  );
}

function Sides({ then, now, window }: { then: Picture; now: Picture; window: WindowWord }) {
  const { counts, madeOf } = compare(then, now, window);
  const heads = { before: when(then.clock, now.clock), now: when(now.clock, now.clock) };
  return (
    <div className="sides">
      <Side caption={`Articles about ${then.name}, then and now`} rows={counts} heads={heads} />
      <Side caption={`${windowWords[window]} of ${then.name}, then and now`} rows={madeOf} heads={heads} />
    </div>
  );
}

interface SideProps {
  caption: string;
  rows: readonly Comparison[];
  heads: { before: string; now: string };
}

function Side({ caption, rows, heads }: SideProps) {
  return (
    <table className="tbl tight">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th>
            <span className="sr">What is compared</span>
          </th>
          <th className="num then">Then, {heads.before}</th>
          <th className="num">Now, {heads.now}</th>
          <th className="num">Change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.what} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: Comparison }) {
  return (
    <tr className={row.heavy ? 'heavy' : undefined}>
      <th scope="row">{row.what}</th>
      <td className="num then">{row.before}</td>
      <td className="num">{row.now}</td>
      <td className="num change">{row.change}</td>
    </tr>
  );
}
