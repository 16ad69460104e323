import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ReplayDto } from '../../api/contract';
import { replays } from '../../api/queries';
import { Failure } from '../../ui/Failure';
import { replayBase } from '../../ui/replayLinks';
import { clockTime, when } from '../../ui/times';
import { percent } from '../../ui/words';
import { endReplay } from './startReplay';
import { clockOf, clockWords, dayOf, linkTo, stateWords } from './words';

/** Looked at again so often, ms. */
const lookEvery = 2_000;

/** The replays that run now, whoever started them, and the way to end them. */
export function RunningReplays() {
  const list = useQuery({ ...replays, refetchInterval: lookEvery });
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: endReplay,
    onSettled: () => queries.invalidateQueries({ queryKey: replays.queryKey }),
  });
  const items = list.data?.items ?? [];
  if (list.isError) return <Failure what="The replays could not be read." error={list.error} />;
  if (items.length === 0) return null;
  return (
    <section className="sect running">
      <h2 className="h2">
        Running replays <span className="end">one that nobody watches ends by itself, or makes room for a new one</span>
      </h2>
      {end.isError && <Failure what="The replay could not be ended." error={end.error} />}
      <ul>
        {items.map((replay) => (
          <Running key={replay.id} replay={replay} ending={end.isPending} onEnd={() => end.mutate(replay.id)} />
        ))}
      </ul>
    </section>
  );
}

function Running({ replay, ending, onEnd }: { replay: ReplayDto; ending: boolean; onEnd: () => void }) {
  const now = Date.now();
  const { id, from, to, at } = replay;
  const range = `${dayOf(from, now)}, ${clockTime(from)} to ${dayOf(to, now)}, ${clockTime(to)}`;
  return (
    <li>
      <span className="range">
        <Link className="nm" href={`~${replayBase({ id, link: linkTo(replay) })}/`}>
          {range}
        </Link>
        <span className="quiet">articles enter at {clockWords[clockOf(replay)].label}</span>
      </span>
      <span className="mid">
        <b>{stateWords(replay).state}</b>, at {when(at, now)}, {percent(replay.progress)}
        {!replay.watched && '. Nobody watches it'}
      </span>
      <button type="button" className="btn" disabled={ending} aria-label={`End the replay of ${range}`} onClick={onEnd}>
        End
      </button>
    </li>
  );
}
