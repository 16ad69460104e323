import { Modal } from '@mantine/core';
import { when } from '../../ui/times';
import { count, isWindow, longKind, plural, shortKind, times, usually, windowWords } from '../../ui/words';
import type { RangeBurst } from './bursts';

interface Props {
  bursts: readonly RangeBurst[];
  /** The clock, ms. */
  at: number;
  /** How they are counted, where that is not as the replay's numbers are. */
  otherwise: string | null;
  opened: boolean;
  onGo: (burst: RangeBurst) => void;
  onClose: () => void;
}

/** All bursts of the range in order of time; each leads to the clock at which it is seen best. */
export function BurstList({ bursts, at, otherwise, opened, onGo, onClose }: Props) {
  const length = bursts[0]?.window ?? null;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`${plural(bursts.length, 'burst')} in this range`}
      size={640}
      transitionProps={{ duration: 0 }}
    >
      {otherwise !== null && <p className="quiet otherwise">{otherwise}</p>}
      <table className="tbl tight burstlist">
        <caption className="sr">Bursts in order of time; those after the clock are marked as to come</caption>
        <thead>
          <tr>
            <th>When</th>
            <th>Subject</th>
            <th className="num">Articles{isWindow(length) && `, ${windowWords[length]}`}</th>
            <th className="num">Usual</th>
            <th className="num">× usual</th>
          </tr>
        </thead>
        <tbody>
          {bursts.map((burst) => (
            <tr key={`${burst.subject} ${burst.at}`} className={burst.time > at ? 'ahead' : undefined}>
              <td>
                <button type="button" className="link" onClick={() => onGo(burst)}>
                  {when(burst.time, Date.now())}
                </button>
                {burst.time > at && <span className="sr">, to come</span>}
              </td>
              <th scope="row" className="cut">
                {burst.name}{' '}
                <span className="kd" aria-hidden="true">
                  {shortKind(burst.kind)}
                </span>
                <span className="sr">, {longKind(burst.kind)}</span>
              </th>
              <td className="num b">{count(burst.articles)}</td>
              <td className="num quiet">{usually(burst.usual)}</td>
              <td className="num">
                <span className="burst">{times(burst.articles / burst.usual)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
