import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useLocation } from 'wouter';
import { ApiError, errorWords } from '../../api/client';
import { replays } from '../../api/queries';
import { Failure } from '../../ui/Failure';
import { type ReplayClockWord, replayBase } from '../../ui/replayLinks';
import { zoneName } from '../../ui/times';
import { fromField, type Preset, presetRange, presets, type Range, toField } from './ranges';
import { startReplay } from './startReplay';
import { useLogRange } from './useLogRange';
import { clockWords, dayOf, type Speed, speeds } from './words';

const clocks = Object.keys(clockWords) as ReplayClockWord[];
const presetList = Object.keys(presets) as Preset[];

export function StartForm() {
  const log = useLogRange();
  const [range, setRange] = useState(() => fieldsOf(presetRange('day', Date.now(), null)));
  const [clock, setClock] = useState<ReplayClockWord>('arrival');
  const [speed, setSpeed] = useState<Speed>(60);
  const [, go] = useLocation();
  const queries = useQueryClient();
  const [from, to] = [fromField(range.from), fromField(range.to)];
  const start = useMutation({
    mutationFn: ([from, to]: [number, number]) =>
      startReplay({ from: new Date(from).toISOString(), to: new Date(to).toISOString(), clock, speed }),
    onSuccess: ({ id, from, to, at }) => go(`${replayBase({ id, link: { clock, from, to, at } })}/`),
    onError: () => queries.invalidateQueries({ queryKey: replays.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (from !== null && to !== null) start.mutate([from, to]);
  };
  const choose = (fields: Partial<typeof range>) => {
    start.reset();
    setRange({ ...range, ...fields });
  };
  const wrong = (field: string) =>
    start.error instanceof ApiError && start.error.field === field ? errorWords(start.error) : null;
  const elsewhere = start.error !== null && ['from', 'to', 'speed', 'clock'].every((field) => wrong(field) === null);
  return (
    <form className="startform" onSubmit={submit}>
      <fieldset className="presets">
        <legend className="sr">Ready ranges</legend>
        {presetList.map((preset) => {
          const fields = fieldsOf(presetRange(preset, Date.now(), log));
          if (fields.from === '') return null;
          const chosen = fields.from === range.from && fields.to === range.to;
          return (
            <button key={preset} type="button" className="btn" aria-pressed={chosen} onClick={() => choose(fields)}>
              {presets[preset]}
            </button>
          );
        })}
      </fieldset>
      <div className="times">
        <TimeField label="From" value={range.from} wrong={wrong('from')} onChange={(from) => choose({ from })} />
        <TimeField label="To" value={range.to} wrong={wrong('to')} onChange={(to) => choose({ to })} />
        <p className="quiet zone">
          Times of {zoneName()}.{' '}
          {log !== null && (
            <>
              The log holds articles from {dayOf(log.from, Date.now())} to {dayOf(log.to, Date.now())}.
            </>
          )}
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
              setSpeed(speeds.find((known) => String(known.speed) === event.target.value)?.speed ?? 60)
            }
          >
            {speeds.map(({ speed, label, words }) => (
              <option key={label} value={String(speed)}>
                {label}, {words}
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

const fieldsOf = (range: Range | null) =>
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
