import type { ArticleDto } from '../../api/contract';
import { timeOf } from './arrivals';

/** More arrivals a second than this cannot be read one by one. */
const readable = 2;

export interface CalmArrivals {
  articles: readonly ArticleDto[];
  /** Those left out because they came too fast; null: none. */
  gathered: { articles: number; sources: number; seconds: number } | null;
}

/** The newest arrivals; where more than two a second come, the rest of that rush is gathered into a sentence. */
export function calmArrivals(articles: readonly ArticleDto[], by: 'arrival' | 'event', shown: number): CalmArrivals {
  const first = articles.slice(0, shown);
  const newest = articles[0];
  const oldest = articles.at(-1);
  if (newest === undefined || oldest === undefined || articles.length <= shown)
    return { articles: first, gathered: null };
  const seconds = (Date.parse(timeOf(newest, by)) - Date.parse(timeOf(oldest, by))) / 1000;
  if (seconds <= 0 || articles.length / seconds <= readable) return { articles: first, gathered: null };
  const rest = articles.slice(shown);
  return {
    articles: first,
    gathered: {
      articles: rest.length,
      sources: new Set(rest.map((a) => a.source)).size,
      seconds: Math.max(1, Math.round(seconds)),
    },
  };
}
