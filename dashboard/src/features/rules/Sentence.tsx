import { windowWords } from '../../ui/words';
import { isKind, kinds } from './fields';
import type { Form } from './form';
import { OnSlot } from './OnSlot';
import { companyKinds, directions, scoreWords, severities } from './ruleWords';
import { TextSlot, WordSlot } from './Slot';

const beside = { article: 'about', burst: 'about', sentiment: 'of', company: 'beside', silence: 'about' } as const;

interface Props {
  form: Form;
  /** The slot that says who is told. */
  ways: React.ReactNode;
}

/** The rule as one sentence to fill in. */
export function Sentence({ form, ways }: Props) {
  const { draft } = form;
  return (
    <div className="say">
      Tell me when{' '}
      <select
        className="slot"
        aria-label="What must happen"
        value={draft.kind}
        onChange={(event) => isKind(event.target.value) && form.change({ ...draft, kind: event.target.value })}
      >
        {Object.entries(kinds).map(([kind, words]) => (
          <option key={kind} value={kind}>
            {words}
          </option>
        ))}
      </select>{' '}
      {beside[draft.kind]} <OnSlot form={form} />
      <Condition form={form} />. It is <WordSlot form={form} field="severity" label="Severity" words={severities} />.
      Send it to {ways}.
    </div>
  );
}

function Condition({ form }: { form: Form }) {
  switch (form.draft.kind) {
    case 'article':
      return (
        <>
          . What tells of one event is one alert, until nothing came for{' '}
          <TextSlot form={form} field="article.gap" label="An event is over after" />
        </>
      );
    case 'burst':
      return <Burst form={form} />;
    case 'sentiment':
      return (
        <>
          : <WordSlot form={form} field="sentiment.direction" label="Direction" words={directions} /> than in the four
          weeks before, by at least <TextSlot form={form} field="sentiment.threshold" label="Change of net sentiment" />{' '}
          over <WordSlot form={form} field="sentiment.window" label="Window" words={windowWords} />, in at least{' '}
          <TextSlot form={form} field="sentiment.minArticles" label="Articles at least" /> articles
        </>
      );
    case 'company':
      return (
        <>
          : <Kinds form={form} /> not seen there for{' '}
          <TextSlot form={form} field="company.memory" label="New again after" />, in at least{' '}
          <TextSlot form={form} field="company.minArticles" label="Articles at least" /> articles from at least{' '}
          <TextSlot form={form} field="company.minSources" label="Independent sources at least" /> independent sources
          within <TextSlot form={form} field="company.within" label="Within" />
        </>
      );
    case 'silence':
      return (
        <>
          {' '}
          for <TextSlot form={form} field="silence.lasts" label="Length of the silence" />
        </>
      );
  }
}

const measures = { ratio: '× its usual articles', score: 'on the scale of surprise' };

function Burst({ form }: { form: Form }) {
  const score = Number(form.text('burst.threshold'));
  return (
    <>
      : at least <TextSlot form={form} field="burst.threshold" label="Threshold" />{' '}
      <WordSlot form={form} field="burst.measure" label="Measured in" words={measures} /> in{' '}
      <WordSlot form={form} field="burst.window" label="Window" words={windowWords} />
      {form.text('burst.measure') === 'score' && score > 0 && score <= 20 && (
        <span className="quiet"> (its like {scoreWords(score, form.text('burst.window'))})</span>
      )}
      , in at least <TextSlot form={form} field="burst.minArticles" label="Articles at least" /> articles from at least{' '}
      <TextSlot form={form} field="burst.minSources" label="Independent sources at least" /> independent sources
    </>
  );
}

const anyKind = { '': 'any name', ...companyKinds, 'person, organisation': 'people or organisations' };

/** Several kinds may be set over the API; what is set there stays a choice here. */
function Kinds({ form }: { form: Form }) {
  const set = form.text('company.kinds');
  const words = Object.hasOwn(anyKind, set) ? anyKind : { ...anyKind, [set]: set.replaceAll(', ', ' or ') };
  return <WordSlot form={form} field="company.kinds" label="Who" words={words} />;
}
