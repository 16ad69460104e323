import type { ReaderArticles, RereadDto } from '../../api/contract';
import { span } from '../times';
import { count, percent, plural, readerWords } from '../words';

/** The articles that another reader read than the one in use. */
export const dueOf = (readers: readonly ReaderArticles[], current: string): number =>
  readers.reduce((sum, { reader, articles }) => (reader === current ? sum : sum + articles), 0);

/** "Read by standard/1", or "Read by 2 readers, 82 % by standard/1". */
export function readByWords(readers: readonly ReaderArticles[]): string {
  const there = readers.filter(({ articles }) => articles > 0);
  const [most] = there;
  if (most === undefined) return 'No article yet';
  if (there.length === 1) return `Read by ${readerWords(most.reader)}`;
  const all = there.reduce((sum, { articles }) => sum + articles, 0);
  // Nearly all is not all.
  const share = percent(Math.min(0.99, most.articles / all));
  return `Read by ${there.length} readers, ${share} by ${readerWords(most.reader)}`;
}

/** How far a reread is: "1,204 of 5,300 articles read again with standard/1, 34 a second, 2 min left". */
export function progressWords(reread: RereadDto): string {
  const { done, due, version, perSecond, secondsLeft } = reread;
  const pace = perSecond === null ? '' : `, ${perSecond < 10 ? perSecond.toFixed(1) : count(perSecond)} a second`;
  const left = secondsLeft === null ? '' : `, ${span(secondsLeft)} left`;
  return `${count(done)} of ${plural(due, 'article')} read again with ${readerWords(version)}${pace}${left}`;
}

/** What came of a reread that is over. */
export function endWords(reread: RereadDto): string {
  const { state, done, passed, failed, reason } = reread;
  const first =
    state === 'done'
      ? `${plural(done, 'article')} read again`
      : `${state === 'cancelled' ? 'Cancelled' : 'Stopped'} after ${plural(done, 'article')}`;
  const others = [
    passed > 0 ? `${count(passed)} changed meanwhile and stand as they are` : '',
    failed > 0 ? `${count(failed)} could not be read` : '',
  ].filter((part) => part !== '');
  const because = state === 'failed' && reason !== null ? ` ${reason}` : '';
  return `${[first, ...others].join(', ')}.${because}`;
}

/** How far a reread is, 0 … 1; those that changed meanwhile or failed are behind it too. */
export const progressOf = ({ due, done, passed, failed }: RereadDto): number =>
  due === 0 ? 1 : Math.min(1, (done + passed + failed) / due);

/** The reread at work: as it was pushed, else as it is listed; a list that knows its end is the newer one. */
export function runningOf(pushed: RereadDto | null, listed: readonly RereadDto[]): RereadDto | null {
  const same = listed.find((reread) => reread.id === pushed?.id);
  if (pushed !== null && (same === undefined || same.state === 'running')) return pushed;
  return listed.find((reread) => reread.state === 'running') ?? null;
}
