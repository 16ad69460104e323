import { SegmentedControl } from '@mantine/core';
import type { BacktestDto } from '../../../api/contract';
import { Failure } from '../../../ui/Failure';
import { SearchBehind } from '../../../ui/query/SearchBehind';
import { day, when } from '../../../ui/times';
import { Waiting } from '../../../ui/Waiting';
import { plural } from '../../../ui/words';
import { thresholdField } from '../fields';
import type { Form } from '../form';
import { lengthOf, secondsOf } from '../lengths';
import { fieldProblems } from '../problems';
import {
  chartWords,
  daysOf,
  firedWords,
  firingsAt,
  gridOf,
  highest,
  knownFrom,
  type Measure,
  measureOf,
  nightWords,
  staleWords,
  typedOf,
  valueWords,
} from './backtestModel';
import { Elsewhere } from './Elsewhere';
import { FiredList } from './FiredList';
import { Hours } from './Hours';
import { MessagesLine } from './MessagesLine';
import { RuleChart } from './RuleChart';
import { ranges, type Tried } from './useBacktest';

const clockData = [
  { value: 'arrival', label: 'as it came' },
  { value: 'event', label: 'as published' },
];
const rangeData = ranges.map((days) => ({ value: String(days), label: `${days} d` }));

/** What the rule would have done in the last days: the curve, the line that can be moved, and each time it would have fired. */
export function Backtest({ form, tried }: { form: Form; tried: Tried }) {
  const measure = measureOf(form.draft.kind, form.text('burst.measure'));
  const { data, days } = tried;
  return (
    <section className="sect backtest" aria-busy={tried.isReadable && !tried.isCurrent && tried.error === null}>
      <h2 className="h2">
        {tried.isOver
          ? `If this rule had been on for the log’s last ${days} days`
          : `If this rule had been on for the last ${days} days`}
        <span className="quiet">{chartWords(form.draft.kind, measure)}</span>
        <span className="end">
          {day(tried.from)} to {day(tried.to)}
          {tried.isOver && ` ${new Date(tried.to).getFullYear()}`}
          {tried.isCurrent && data !== null && `, read from the log in ${data.seconds.toFixed(1)} s`}
        </span>
        <SegmentedControl
          className="small"
          aria-label="When articles are taken to have come"
          size="xs"
          transitionDuration={0}
          data={clockData}
          value={tried.clock}
          onChange={(value) => tried.setClock(value === 'event' ? 'event' : 'arrival')}
        />
        <SegmentedControl
          className="small"
          aria-label="Days that are tried"
          size="xs"
          transitionDuration={0}
          data={rangeData}
          value={String(days)}
          onChange={(value) => tried.setDays(Number(value))}
        />
      </h2>
      {form.draft.query !== null && <SearchBehind />}
      <Told form={form} tried={tried} measure={measure} />
    </section>
  );
}

function Told({ form, tried, measure }: { form: Form; tried: Tried; measure: Measure }) {
  if (form.draft.on === null && form.draft.query === null)
    return (
      <p className="quiet nothing">
        Choose what the rule stands on: what it would have done shows here. Nothing is sent.
      </p>
    );
  if (tried.error !== null && fieldProblems(tried.error).length === 0)
    return <Failure what="It could not be tried." error={tried.error} again={tried.again} />;
  if (!tried.isReadable || tried.error !== null)
    return <p className="quiet nothing">It is tried again once what is wrong above is mended.</p>;
  if (tried.data === null) return <Waiting rows={6} words="Still trying it on the log" />;
  return <Result form={form} tried={tried} measure={measure} result={tried.data.result} />;
}

function Result({ form, tried, measure, result }: { form: Form; tried: Tried; measure: Measure; result: BacktestDto }) {
  const [from, to] = [Date.parse(result.from), Date.parse(result.to)];
  const days = daysOf(from, to, tried.logFrom);
  const field = thresholdField(form.draft.kind);
  const line = field === null ? null : lineOf(form, measure, field);
  // While the line is moved, what the server counted for such a line; what it does exactly follows.
  const firings =
    tried.isCurrent || line === null ? result.firings : (firingsAt(result.byThreshold, line) ?? result.firings);
  const whole = result.fired.length === result.firings;
  const choose = (threshold: number) => field !== null && form.set(field, typedOf(measure, threshold));
  return (
    <>
      <div className="out">
        <p className="big" aria-live="polite">
          {firedWords(firings, days)}
        </p>
        {tried.isCurrent && (
          <p className="mid">
            {firings === 0
              ? noneWords(result, measure, to)
              : whole && firings > 2 && nightWords(result.fired, knownFrom(from, tried.logFrom), to)}
          </p>
        )}
      </div>
      <Came tried={tried} result={result} measure={measure} />
      <Short tried={tried} from={from} to={to} />
      <MessagesLine result={result} days={days} />
      <RuleChart result={result} measure={measure} line={line} isCurrent={tried.isCurrent} onLine={choose} />
      {result.curve.some(({ enough, value }) => !enough && value != null && value > 0) && (
        <p className="quiet keyline">Pale: too few articles or sources to mean it.</p>
      )}
      <div className={result.fired.length === 0 ? 'cols two none' : 'cols two'}>
        <FiredList
          result={result}
          measure={measure}
          subject={form.draft.query === null ? (form.draft.on?.subject ?? null) : null}
        />
        <Hours fired={result.fired} isWhole={whole} />
        {field !== null && (
          <Elsewhere table={result.byThreshold} line={line} measure={measure} days={days} onChoose={choose} />
        )}
      </div>
    </>
  );
}

/** Where the line stands, from what is typed; null: that is no number. */
function lineOf(form: Form, measure: Measure, field: string): number | null {
  const text = form.text(field).trim();
  if (measure === 'minutes') {
    const length = lengthOf(text);
    return length === null ? null : secondsOf(length) / 60;
  }
  const value = Number(text);
  const { most } = gridOf(measure);
  return text === '' || !(value > 0) || value > most ? null : value;
}

/** Why there is nothing. */
function noneWords(result: BacktestDto, measure: Measure, now: number): string {
  const fresh = result.articles - result.stale;
  if (fresh === 0 && measure !== 'minutes') return 'Nothing that is news came in these days.';
  const top = highest(result);
  if (top !== null && measure !== 'articles')
    return `The ${measure === 'minutes' ? 'longest' : 'highest'} was ${valueWords(measure, top.value)}, ${when(top.at, now)}.`;
  const came = `${plural(fresh, 'article')} came`;
  if (measure === 'articles') return `${came}, none of them what it waits for.`;
  return result.curve.some((point) => point.value != null)
    ? `${came}, never enough at a time.`
    : `${came}; too little lies before them to say what is usual.`;
}

/** When articles are taken to have come, where that is not plain; and the other clock, where by this one some cannot fire. */
function Came({ tried, result, measure }: { tried: Tried; result: BacktestDto; measure: Measure }) {
  if (result.clock === 'event')
    return (
      <p className="mid">Each article as it is now, at the time it was published; it may have reached you later.</p>
    );
  if (result.stale === 0 || measure === 'minutes') return null;
  return (
    <p className="mid">
      {staleWords(result)}{' '}
      <button type="button" className="link" onClick={() => tried.setClock('event')}>
        Try it as if each had come when it was published
      </button>
    </p>
  );
}

/** Says so where the log has fewer days than are asked for. */
function Short({ tried, from, to }: { tried: Tried; from: number; to: number }) {
  const { logFrom, days } = tried;
  if (logFrom === null || logFrom < from + 86_400_000) return null;
  const known = Math.max(0, (to - logFrom) / 86_400_000);
  return (
    <p className="mid short">
      The log begins on {day(logFrom)}: {known < 1 ? 'less than a day' : plural(Math.round(known), 'day')} of these{' '}
      {days} can be tried. What is usual takes some weeks to be known.
    </p>
  );
}
