import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useLocation } from 'wouter';
import { ApiError, errorWords } from '../../api/client';
import { replays } from '../../api/queries';
import { Failure } from '../../ui/Failure';
import { type ReplayClockWord, replayBase } from '../../ui/replayLinks';
import { daysOf, when, zoneName } from '../../ui/times';
import { fromField, type Preset, presetName, presetRange, presets, type Range, toField } from './ranges';
import { openLink } from './startReplay';
import { useFirst } from './useFirst';
import { useLogRange } from './useLogRange';
import { clockWords, linkTo, playTime, type Speed, speedFor, speeds } from './words';

const clocks = Object.keys(clockWords) as ReplayClockWord[];
const presetList = Object.keys(presets) as Preset[];

export function StartForm() {
  const log = useLogRange(true);
  const [opened] = useState(() => Date.now());
  // Null: the last day, which is another once it is known where the log ends.
  const [chosen, setChosen] = useState<Fields | null>(null);
  const range = chosen ?? fieldsOf(presetRange('day', opened, log));
  const [clock, setClock] = useState<ReplayClockWord>('arrival');
  // Null: by the length of the range.
  const [chosenSpeed, setSpeed] = useState<Speed | null>(null);
  const [, go] = useLocation();
  const queries = useQueryClient();
  const [from, to] = [fromField(range.from), fromField(range.to)];
  const length = from !== null && to !== null && from < to ? to - from : null;
  const speed = chosenSpeed ?? (length === null ? 60 : speedFor(length));
  const first = useFirst(from !== null && to !== null && length !== null ? { from, to } : null, clock);
  // Days go by in seconds: an hour of them would be over before it is seen.
  const window = length !== null && length > hourlyAtMost ? '?window=24h' : '';
  const begin = from !== null && first != null && first - from > emptyAtMost ? first : from;
  const start = useMutation({
    mutationFn: ([from, to, at]: [number, number, number]) =>
      openLink({ clock, from: iso(from), to: iso(to), at: iso(at), speed }, 'playing'),
    onSuccess: (replay) => go(`${replayBase({ id: replay.id, link: linkTo(replay) })}/${window}`),
    onError: () => queries.invalidateQueries({ queryKey: replays.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (from !== null && to !== null && begin !== null) start.mutate([from, to, begin]);
  };
  const choose = (fields: Partial<Fields>) => {
    start.reset();
    setChosen({ ...range, ...fields });
  };
  const wrong = (field: string) =>
    start.error instanceof ApiError && start.error.field === field ? errorWords(start.error) : null;
  const elsewhere = start.error !== null && ['from', 'to', 'speed', 'clock'].every((field) => wrong(field) === null);
  return (
    <form className="startform" onSubmit={submit}>
      <fieldset className="presets">
        <legend className="sr">Ready ranges</legend>
        {presetList.map((preset) => {
          const fields = fieldsOf(presetRange(preset, opened, log));
          if (fields.from === '') return null;
          const pressed = fields.from === range.from && fields.to === range.to;
          return (
            <button key={preset} type="button" className="btn" aria-pressed={pressed} onClick={() => choose(fields)}>
              {presetName(preset, opened, log)}
            </button>
          );
        })}
      </fieldset>
      <div className="times">
        <TimeField label="From" value={range.from} wrong={wrong('from')} onChange={(from) => choose({ from })} />
        <TimeField label="To" value={range.to} wrong={wrong('to')} onChange={(to) => choose({ to })} />
        <p className="quiet zone">
          Times of {zoneName()}.{' '}
          {log !== null && <>The log holds articles from {daysOf(log.from, log.to, Date.now())}.</>}
        </p>
        <p className="mid zone" aria-live="polite">
          {firstWords(first, from, begin, clock)}
        </p>
      </div>
      <fieldset className="clocks">
        <legend>Articles enter at</legend>
        {clocks.map((word) => (
          <label key={word}>
            <input type="radio" name="clock" checked={clock === word} onChange={() => setClock(word)} />
            <span>
              <b>{clockWords[word].label}</b>
              <span className="quiet">{clockWords[word].means}</span>
            </span>
          </label>
        ))}
        <Wrong words={wrong('clock')} />
      </fieldset>
      <div className="do">
        <label className="speed">
          Speed{' '}
          <select
            className="field"
            value={String(speed)}
            onChange={(event) =>
              setSpeed(speeds.find((known) => String(known.speed) === event.target.value)?.speed ?? null)
            }
          >
            {speeds.map(({ speed, label, words }) => (
              <option key={label} value={String(speed)}>
                {label}, {length === null ? words : playTime(length, speed)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="submit"
          className="btn primary lg"
          disabled={from === null || to === null || start.isPending || start.isSuccess}
        >
          {start.isPending ? 'Starting' : 'Start the replay'}
        </button>
        <Wrong words={wrong('speed')} />
      </div>
      {elsewhere && <Failure what="The replay could not be started." error={start.error} />}
    </form>
  );
}

/** Longer ranges, ms, are begun on the board of a day. */
const hourlyAtMost = 3 * 86_400_000;

/** A replay does not begin with more than this of nothing, ms. */
const emptyAtMost = 10 * 60_000;

const iso = (at: number) => new Date(at).toISOString();

/** Where the articles of the range begin, where that is not its own begin. */
function firstWords(
  first: number | null | undefined,
  from: number | null,
  begin: number | null,
  clock: ReplayClockWord,
): string {
  if (first === undefined) return '';
  const entered = clock === 'arrival' ? 'reached us' : 'was published';
  if (first === null) return `No article of the log ${entered} in this range.`;
  return begin === from
    ? ''
    : `The first article of this range ${entered} ${when(first, Date.now())}. The replay begins there.`;
}

interface Fields {
  from: string;
  to: string;
}

const fieldsOf = (range: Range | null): Fields =>
  range === null ? { from: '', to: '' } : { from: toField(range.from), to: toField(range.to) };

interface TimeProps {
  label: string;
  value: string;
  wrong: string | null;
  onChange: (value: string) => void;
}

function TimeField({ label, value, wrong, onChange }: TimeProps) {
  const id = useId();
  return (
    <div className="time">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        type="datetime-local"
        required
        value={value}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : `${id}-wrong`}
        onChange={(event) => onChange(event.target.value)}
      />
      <Wrong id={`${id}-wrong`} words={wrong} />
    </div>
  );
}

/** The server's own words at the field they are about. */
function Wrong({ id, words }: { id?: string; words: string | null }): ReactNode {
  if (words === null) return null;
  return (
    <p id={id} className="wrong" role="alert">
      {words}
    </p>
  );
}
