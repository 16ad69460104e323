import { useMediaQuery } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useReplayClock } from '../../live/timeline';
import { Failure } from '../../ui/Failure';
import { subjectLink } from '../../ui/links';
import { togglePin } from '../../ui/pins';
import { clockTime, day, minuteOf } from '../../ui/times';
import { useWindowPhrase } from '../../ui/useWindowPhrase';
import { Waiting } from '../../ui/Waiting';
import { count } from '../../ui/words';
import { useKeys } from '../shell/keys';
import { useStale } from '../shell/useStale';
import { BoardRowView } from './BoardRowView';
import { type BoardChoice, isBurst, nextWhere, orders, orderWords, step, stepHead } from './boardModel';
import { NothingMatches } from './NothingMatches';
import { useBoardRows } from './useBoardRows';
import { useGlide } from './useGlide';

interface Props {
  choice: BoardChoice;
  choose: (change: Partial<BoardChoice>) => void;
}

export function BoardTable({ choice, choose }: Props) {
  const { state, error, pinned, listed, present, waiting, held, hold, washes } = useBoardRows(choice);
  const [selected, setSelected] = useState<string | null>(null);
  const [, go] = useLocation();
  const body = useRef<HTMLTableSectionElement>(null);
  const narrow = useMediaQuery('(max-width: 640px)') ?? false;
  const stale = useStale();
  const phrase = useWindowPhrase();
  const replay = useReplayClock();
  const order = [...pinned, ...listed].map((row) => row.subject);
  useGlide(body, order.join(' '));

  const select = (subject: string | null) => {
    setSelected(subject);
    if (subject === null) hold.release('selection');
    else {
      hold.hold('selection');
      const row = body.current?.querySelector<HTMLElement>(`tr[data-subject="${CSS.escape(subject)}"]`);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    }
  };
  const bursting = new Set([...pinned, ...listed].filter(isBurst).map((row) => row.subject));
  const move = (by: number) => select(step(order, selected, by));
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    b: () => select(nextWhere(order, selected, (subject) => bursting.has(subject))),
    p: () => selected !== null && togglePin(selected),
    Enter: () => selected !== null && go(subjectLink(selected, choice.window)),
    Escape: () => {
      select(null);
      const focus = document.activeElement;
      const held = selected !== null || (focus !== null && focus !== document.body);
      if (focus instanceof HTMLElement) focus.blur();
      return held;
    },
  });

  if (state === null) {
    return (
      <div>
        {error === null ? (
          <Waiting rows={14} words="Still reading the log" />
        ) : (
          <Failure what="The board could not be read." error={error} />
        )}
      </div>
    );
  }
  const clock = new Date(minuteOf(state.clock)).toISOString();
  const tabStop = selected ?? order[0];
  const view = (row: (typeof listed)[number], isPinned: boolean) => (
    <BoardRowView
      key={row.subject}
      row={row}
      order={choice.order}
      window={choice.window}
      clock={clock}
      pinned={isPinned}
      selected={row.subject === selected}
      tabbable={row.subject === tabStop}
      wash={washes.get(row.subject) ?? 0}
      narrow={narrow}
      gone={!isPinned && !present.has(row.subject)}
      stale={stale}
    />
  );
  return (
    <div>
      {error !== null && <Failure what="The board is no longer told of changes." error={error} />}
      <table
        className="tbl"
        onPointerEnter={() => hold.hold('pointer')}
        onPointerLeave={() => hold.release('pointer')}
        onFocus={() => hold.hold('focus')}
        onBlur={() => hold.release('focus')}
      >
        <caption className="sr">
          Subjects {phrase[choice.window]}
          {replay !== null && `, up to ${clockTime(replay.at)}, ${day(replay.at)}`}, {orderWords[choice.order]}
        </caption>
        <colgroup>
          {['13px', '192px', '114px', '58px', '62px', '60px', '168px', 'auto'].map((width, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
            <col key={i} style={{ width }} />
          ))}
        </colgroup>
        <Heads choice={choice} newest={replay === null ? 'Newest headline' : 'Newest headline then'} />
        <tbody ref={body}>
          {pinned.length > 0 && (
            <tr className="sec">
              <td colSpan={8}>
                Watchlist
                <span className="quiet">{pinned.length} pinned, in your order, not repeated below</span>
              </td>
            </tr>
          )}
          {pinned.map((row) => view(row, true))}
          <tr className="sec">
            <td colSpan={8}>
              All subjects
              <span className="quiet">
                {held && waiting > 0
                  ? `order held while you point, ${waiting} ${waiting === 1 ? 'move' : 'moves'} waiting`
                  : `${count(state.total)}${choice.filter === '' ? '' : ` that match “${choice.filter}”`} with an article ${phrase[choice.window]}, ${orderWords[choice.order]}`}
              </span>
            </td>
          </tr>
          {listed.map((row) => view(row, false))}
          {listed.length === 0 && (
            <tr className="none">
              <td colSpan={8}>
                <NothingMatches choice={choice} choose={choose} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function Heads({ choice, newest }: { choice: BoardChoice; newest: string }) {
  const sort = (order: BoardChoice['order']) =>
    choice.order === order ? ({ 'aria-sort': 'descending' } as const) : {};
  return (
    <thead>
      <tr>
        <th>
          <span className="sr">Pinned</span>
        </th>
        <th className="c-nm">Subject</th>
        <th>{stepHead[choice.window]}</th>
        <th className="num" {...sort('articles')}>
          Articles
        </th>
        <th className="num">Usual</th>
        <th className="num" {...sort('burst')}>
          × usual
        </th>
        <th {...sort('sentiment')}>
          <span className="axis">
            <span>Negative</span>
            <span>Positive</span>
            {choice.order === 'sentiment' && <span title={orders.sentiment}>Change</span>}
          </span>
        </th>
        <th>{newest}</th>
      </tr>
    </thead>
  );
}
