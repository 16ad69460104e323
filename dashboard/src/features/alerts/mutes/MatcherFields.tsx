import { useId } from 'react';
import type { Matcher, MatchOp } from '../../../api/contract';
import { emptyMatcher, type LabelOffers, matchOps } from './mutesModel';

interface Props {
  legend: string;
  matchers: readonly Matcher[];
  offers: LabelOffers;
  onChange: (matchers: Matcher[]) => void;
}

const isOp = (text: string): text is MatchOp => matchOps.some(([op]) => op === text);

/** Lines of label, comparison and value; all must hold. Names and values that alerts carry are offered. */
export function MatcherFields({ legend, matchers, offers, onChange }: Props) {
  const names = useId();
  const change = (at: number, part: Partial<Matcher>) =>
    onChange(matchers.map((matcher, i) => (i === at ? { ...matcher, ...part } : matcher)));
  return (
    <fieldset className="matchers">
      <legend>{legend}</legend>
      <datalist id={names}>
        {offers.names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {matchers.map((matcher, i) => {
        const values = offers.values.get(matcher.name);
        const words = values?.get(matcher.value);
        const list = `${names}-${i}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are what their place says
          <div key={i} className="matcher">
            <input
              className="field"
              aria-label={`Label ${i + 1}`}
              placeholder="label"
              list={names}
              value={matcher.name}
              onChange={(event) => change(i, { name: event.target.value })}
            />
            <select
              className="field"
              aria-label={`Comparison ${i + 1}`}
              value={matcher.op}
              onChange={(event) => isOp(event.target.value) && change(i, { op: event.target.value })}
            >
              {matchOps.map(([op, does]) => (
                <option key={op} value={op}>
                  {does}
                </option>
              ))}
            </select>
            <input
              className="field"
              aria-label={`Value ${i + 1}`}
              placeholder={matcher.op === '=~' || matcher.op === '!~' ? 'pattern' : 'value'}
              list={list}
              value={matcher.value}
              onChange={(event) => change(i, { value: event.target.value })}
            />
            <datalist id={list}>
              {[...(values ?? [])].map(([value, name]) => (
                <option key={value} value={value} label={name} />
              ))}
            </datalist>
            <button
              type="button"
              className="btn small plain"
              aria-label={`Take line ${i + 1} out`}
              disabled={matchers.length === 1}
              onClick={() => onChange(matchers.filter((_, at) => at !== i))}
            >
              Out
            </button>
            {words !== undefined && words !== matcher.value && <span className="quiet called">{words}</span>}
          </div>
        );
      })}
      <button type="button" className="link" onClick={() => onChange([...matchers, emptyMatcher])}>
        One more
      </button>
    </fieldset>
  );
}
