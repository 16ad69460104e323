import type { ArticleDto } from '../../api/contract';
import { day, sameDay, sameYear, year } from '../../ui/times';

export interface Arrival {
  article: ArticleDto;
  /** RFC 3339. */
  at: string;
  /** "Tue 24 Nov", where the day is another than that of the line before; null: it is the same. */
  day: string | null;
}

/** When an article came: on a replay by publication, when it was published. */
export const timeOf = (article: ArticleDto, by: 'arrival' | 'event'): string =>
  by === 'event' ? article.at : article.arrival;

/** Each article with its time, under its day: the first ones' where it is not the clock's. @param now The clock's day. */
export function withDays(articles: readonly ArticleDto[], by: 'arrival' | 'event', now: string): Arrival[] {
  let last = now;
  return articles.map((article) => {
    const at = timeOf(article, by);
    const another = !sameDay(at, last);
    last = at;
    return { article, at, day: another ? (sameYear(at, now) ? day(at) : `${day(at)} ${year(at)}`) : null };
  });
}
