import { Modal } from '@mantine/core';
import { AnnounceSetting } from './AnnounceSetting';
import { singleKeys, useSingleKeys } from './keys';

const table: readonly [key: string, does: string][] = [
  ['/', 'find a subject'],
  ['f', 'filter this board'],
  ['j  k', 'next, previous row'],
  ['Enter', 'open the row'],
  ['p', 'pin, unpin'],
  ['w', 'next window'],
  ['o', 'next order'],
  ['b', 'next burst: its row; in a replay its time'],
  ['B', 'previous burst (replay)'],
  ['t  d', 'take an alert, done with it (alerts)'],
  ['s', 'silence it (alerts)'],
  ['u', 'undo'],
  ['r', 'replay from here'],
  ['n', 'make a topic, a rule (topics, rules)'],
  ['g b', 'go to the board'],
  ['g a', 'go to the alerts'],
  ['g u', 'go to the rules'],
  ['g r', 'go to replay'],
  ['g t', 'go to your own topics'],
  ['g o', 'go to the sources'],
  ['g f', 'go to the search'],
  ['g y', 'go to analyze'],
  ['g n', 'go to your own names'],
  ['Space', 'play, pause (replay)'],
  ['←  →', 'a minute back, on; with Shift an hour (replay)'],
  ['T', 'type a time to go to (replay)'],
  ['Esc', 'close, let go of the row; back to live (replay)'],
  ['?', 'all keys'],
];

export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const on = useSingleKeys();
  return (
    <Modal opened={opened} onClose={onClose} title="Keys" size={520} transitionProps={{ duration: 0 }}>
      <dl className="keys">
        {table.map(([key, does]) => (
          <div key={key}>
            <dt>
              {key.split(/ +/).map((k) => (
                <kbd key={k}>{k}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input type="checkbox" checked={on} onChange={(event) => singleKeys.set(event.target.checked)} />
        Single keys act outside fields
      </label>
      <AnnounceSetting />
    </Modal>
  );
}
