import { useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { StatusDto } from '../../api/contract';
import { live } from '../../live/LiveView';
import { useTimeline } from '../../live/timeline';
import { useLive } from '../../live/useLive';
import { boardView } from '../../live/views';
import { Title } from '../../ui/Title';
import { useKeys } from '../shell/keys';
import { BoardTable } from './BoardTable';
import { type BoardChoice, isBurst, nextOrder, nextWindow, readChoice, writeChoice } from './boardModel';
import { Controls } from './Controls';
import { BurstLine, Rail } from './Rail';
import { Strip } from './Strip';
import { useBurstNews } from './useBurstNews';
import './board.css';

/** Bursts that are asked for; more at once would be no bursts. */
const burstLimit = 50;

const bursting = boardView({
  board: 'burst',
  window: '1h',
  subjectKind: '',
  filter: '',
  limit: burstLimit,
  subjects: [],
});

export function Board({ status }: { status: StatusDto | null }) {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const past = useTimeline() !== live;
  const choice = readChoice(search);
  const choose = (change: Partial<BoardChoice>) => go(writeChoice({ ...choice, ...change }), { replace: true });
  const { state } = useLive(bursting);
  const bursts = useMemo(
    () => (state === null ? [] : state.order.flatMap((id) => state.rows.get(id) ?? []).filter(isBurst)),
    [state],
  );
  const learning = useMemo(() => [...(state?.rows.values() ?? [])].some((row) => row.window.learning), [state]);
  useBurstNews(bursts);
  useKeys({
    w: () => choose({ window: nextWindow(choice.window) }),
    o: () => choose({ order: nextOrder(choice.order) }),
    r: () => (past ? false : go('/replay')),
  });
  return (
    <>
      <Title of="Board" />
      {!past && <Strip bursts={bursts} status={status} />}
      <Controls choice={choice} choose={choose} />
      <BurstLine bursts={bursts} />
      <main id="main" className="board">
        {past && <h1 className="sr">Board, replay</h1>}
        <BoardTable choice={choice} choose={choose} />
        <Rail bursts={bursts} known={state !== null} learning={learning} />
      </main>
    </>
  );
}
