import type { SourceDto } from '../../api/contract';
import { span } from '../../ui/times';
import { count, mean, plural } from '../../ui/words';

/** Health that somebody should look at. */
const ill = new Set(['failing', 'silent', 'late', 'gone']);

export interface Parted {
  look: SourceDto[];
  well: SourceDto[];
  /** New ones and paused ones: nothing can be said of their health. */
  other: SourceDto[];
}

const byArticles = (a: SourceDto, b: SourceDto) => b.articles - a.articles || a.name.localeCompare(b.name);

/** Those that need a look first, by how bad it is; the others by articles. */
export function parted(sources: readonly SourceDto[]): Parted {
  const severity = ['gone', 'failing', 'silent', 'late'];
  return {
    look: sources
      .filter((s) => ill.has(s.health))
      .sort((a, b) => severity.indexOf(a.health) - severity.indexOf(b.health) || a.name.localeCompare(b.name)),
    well: sources.filter((s) => s.health === 'well').sort(byArticles),
    other: sources.filter((s) => s.health !== 'well' && !ill.has(s.health)).sort(byArticles),
  };
}

/** "41 sources: 38 well, 1 failing". */
export function summary(sources: readonly SourceDto[]): string {
  const counts = new Map<string, number>();
  for (const s of sources) counts.set(s.health, (counts.get(s.health) ?? 0) + 1);
  const kinds = [...counts].sort((a, b) => (a[0] === 'well' ? -1 : b[0] === 'well' ? 1 : b[1] - a[1]));
  return `${plural(sources.length, 'source')}${kinds.length === 0 ? '' : ': '}${kinds.map(([kind, n]) => `${count(n)} ${kind}`).join(', ')}`;
}

/** "5,212 articles in the last 24 hours, usually 5,050. Half of the sources usually bring an article within 2 min of its publication." */
export function lede(sources: readonly SourceDto[]): string {
  const articles = sources.reduce((sum, s) => sum + s.articles, 0);
  const usual = sources.every((s) => s.usual !== null) ? sources.reduce((sum, s) => sum + (s.usual ?? 0), 0) : null;
  const delays = sources.flatMap((s) => s.delaySeconds ?? []).sort((a, b) => a - b);
  const middle = delays[Math.floor((delays.length - 1) / 2)];
  const first = `${plural(articles, 'article')} in the last 24 hours${usual === null || usual === 0 ? '' : `, usually ${mean(usual)}`}.`;
  return middle === undefined
    ? first
    : `${first} Half of the sources usually bring an article within ${span(Math.max(1, middle))} of its publication.`;
}

/** The first sentence of a source's health, and the rest of it. */
export function healthWords(source: SourceDto): { first: string; rest: string } {
  if (source.words === '') return { first: source.health.replace(/^./, (c) => c.toUpperCase()), rest: '' };
  const at = source.words.indexOf('. ');
  return at < 0
    ? { first: source.words.replace(/\.$/, ''), rest: '' }
    : { first: source.words.slice(0, at), rest: source.words.slice(at + 2) };
}

/** Hours at the end of the day in which nothing came though it should have. */
export function missingHours(source: SourceDto): number {
  if (!ill.has(source.health) || source.health === 'late') return 0;
  const last = source.hours.findLastIndex((n) => n > 0);
  return source.hours.length - 1 - last;
}
