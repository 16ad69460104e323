import type { EntityDto, EvidenceDto, SentimentDto } from '../../api/contract';
import { type Leaning, reading } from '../net';

/** "a little negative": a score of −1 … 1 in words. */
export function moodWords(score: number): string {
  const far = Math.abs(score);
  if (far < 0.1) return 'neutral';
  const side = score < 0 ? 'negative' : 'positive';
  if (far < 0.35) return `a little ${side}`;
  return far < 0.7 ? side : `very ${side}`;
}

export const hueOf = (leaning: Leaning): string => ({ negative: 'neg', positive: 'pos', neutral: 'quiet' })[leaning];

/** The evidence that weighs most: the least neutral sentence. */
export function heaviest(entity: EntityDto): EvidenceDto | null {
  return [...entity.evidence].sort((a, b) => Math.abs(b.sentiment.score) - Math.abs(a.sentiment.score))[0] ?? null;
}

/** How many sentences speak the way the article is read. */
export function deciding(entity: EntityDto): { agreeing: number; all: number } {
  const whole = entity.sentiment === null ? 'neutral' : reading(entity.sentiment);
  return {
    agreeing: entity.evidence.filter((e) => reading(e.sentiment) === whole).length,
    all: entity.evidence.length,
  };
}

/** The range the score of one article may lie in: one standard deviation of its own probabilities. */
export function spread(sentiment: SentimentDto): { net: number; low: number; high: number } {
  const net = sentiment.positive - sentiment.negative;
  const reach = Math.sqrt(Math.max(0.02, sentiment.positive + sentiment.negative - net * net)) / 2;
  return { net, low: Math.max(-1, net - reach), high: Math.min(1, net + reach) };
}

const origins: Record<string, string> = {
  known: 'the knowledge files',
  model: 'the model',
  own: 'your own list',
  repeated: 'being sure elsewhere in the text',
  corrected: 'your correction',
};

/** Who found a name: "the model and the knowledge files". */
export function originWords(origin: readonly string[]): string {
  const words = origin.map((one) => origins[one] ?? one);
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
}

/** How sure the model was of its mentions: ", 0.61 to 0.98 sure of each mention"; empty where it saw none. */
export function surenessWords(probabilities: readonly number[] | null): string {
  const seen =
    probabilities?.filter((probability) => probability > 0).map((probability) => probability.toFixed(2)) ?? [];
  const [low, high] = [seen.toSorted()[0], seen.toSorted().at(-1)];
  if (low === undefined) return '';
  return low === high ? `, ${low} sure of it` : `, ${low} to ${high} sure of each mention`;
}
