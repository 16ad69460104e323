import type { Condition } from '../../api/contract';
import { zoneName } from '../../ui/times';

export type Kind = Condition['kind'];

/** What may happen, as it goes on from "Tell me when". */
export const kinds: Readonly<Record<Kind, string>> = {
  burst: 'there is far more than usual',
  article: 'there is a new article',
  sentiment: 'sources speak otherwise',
  company: 'somebody new is named',
  silence: 'nothing comes',
};

export const isKind = (word: string): word is Kind => Object.hasOwn(kinds, word);

/**
 * What the fields of a new rule hold. A key is the path of the API's member; those of a condition begin with its kind, so that a kind that is
 * tried and left keeps what was typed.
 */
export const standard: Readonly<Record<string, string>> = {
  name: '',
  for: '',
  severity: 'warning',
  labels: '',
  groupBy: '',
  wait: '30s',
  interval: '5m',
  repeat: '',
  'rateLimit.messages': '',
  'rateLimit.per': '1h',
  'quietHours.from': '',
  'quietHours.to': '',
  'quietHours.zone': zoneName(),
  'quietHours.days': '',
  'digest.every': '',
  'digest.hour': '8',
  'digest.zone': zoneName(),
  digestOnly: 'no',
  sendResolved: 'yes',
  sourceSteps: '5, 10, 20, 50, 100',
  maxAge: '2d',
  'article.gap': '6h',
  'burst.measure': 'ratio',
  'burst.threshold': '4',
  'burst.window': '1h',
  'burst.minArticles': '5',
  'burst.minSources': '3',
  'burst.raise': '',
  'burst.calm.under': '0.7',
  'burst.calm.for': '15m',
  'sentiment.direction': 'down',
  'sentiment.threshold': '0.3',
  'sentiment.window': '24h',
  'sentiment.minArticles': '10',
  'sentiment.raise': '',
  'sentiment.calm.under': '0.7',
  'sentiment.calm.for': '15m',
  'company.kinds': '',
  'company.minArticles': '2',
  'company.minSources': '2',
  'company.within': '1d',
  'company.memory': '30d',
  'silence.lasts': '1d',
};

/** The member of the API that a field is of. */
export const pathOf = (field: string): string => {
  const [first = '', ...rest] = field.split('.');
  return isKind(first) ? ['when', ...rest].join('.') : field;
};

/** The field in which a condition's threshold is typed; null: the kind has none that could be a line. */
export const thresholdField = (kind: Kind): string | null =>
  kind === 'silence' ? 'silence.lasts' : kind === 'burst' || kind === 'sentiment' ? `${kind}.threshold` : null;

/** Further settings, below the sentence: what is not as it is in a new rule keeps them open. */
export const further: readonly string[] = Object.keys(standard).filter(
  (field) =>
    !['name', 'severity', 'for'].includes(field) && (pathOf(field) === field || /\.(raise|calm\..*)$/.test(field)),
);
