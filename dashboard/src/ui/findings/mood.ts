import type { EntityDto, EvidenceDto, SentimentDto } from '../../api/contract';
import { type Leaning, reading } from '../net';
import { plural } from '../words';

/**
 * "a little negative", "neutral, leaning negative": what it is read as, which is the likeliest of the three, and how far the score lies to a side.
 * A score may lie far to a side that is not the likeliest: then that is said, too.
 */
export function moodWords(sentiment: SentimentDto): string {
  const [side, far] = [reading(sentiment), Math.abs(sentiment.score)];
  if (side === 'neutral') {
    return far < 0.1 ? side : `neutral, leaning ${sentiment.score < 0 ? 'negative' : 'positive'}`;
  }
  if (far < 0.35) return `a little ${side}`;
  return far < 0.7 ? side : `very ${side}`;
}

export const hueOf = (leaning: Leaning): string => ({ negative: 'neg', positive: 'pos', neutral: 'quiet' })[leaning];

/** The evidence that weighs most: the least neutral sentence. */
export function heaviest(entity: EntityDto): EvidenceDto | null {
  return [...entity.evidence].sort((a, b) => Math.abs(b.sentiment.score) - Math.abs(a.sentiment.score))[0] ?? null;
}

/** What the score of an article is formed from, said before its sentences that were kept: those that weigh most. */
export function formedWords({ evidence, sentences }: EntityDto): string {
  const kept = evidence.length;
  if (sentences === kept) {
    return kept === 1 ? 'Formed from the one sentence that names it' : `Formed from all ${kept} sentences that name it`;
  }
  const all = sentences === null ? 'all sentences' : `all ${plural(sentences, 'sentence')}`;
  return `Formed from ${all} that name it; the ${heaviestWords(kept)}`;
}

/** How many of the sentences that were kept speak the way the article is read. */
export function decidingWords({ evidence, sentences }: EntityDto, whole: Leaning): string {
  const kept = evidence.length;
  const agreeing = `${evidence.filter((one) => reading(one.sentiment) === whole).length} of them ${whole}`;
  if (sentences === kept) return `${plural(kept, 'sentence')} ${kept === 1 ? 'speaks' : 'speak'} of it, ${agreeing}`;
  const all = sentences === null ? 'sentences' : plural(sentences, 'sentence');
  return `Of the ${all} on it, the ${heaviestWords(kept)} ${kept === 1 ? 'was' : 'were'} kept, ${agreeing}`;
}

const heaviestWords = (kept: number) => (kept === 1 ? 'one that weighs most' : `${kept} that weigh most`);

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
