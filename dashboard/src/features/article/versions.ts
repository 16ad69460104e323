import { diffArrays, diffWords } from 'diff';
import type { VersionDto } from '../../api/contract';

export interface Part {
  text: string;
  change: 'same' | 'added' | 'removed';
}

/** More changes than this are a new text, not an edit. */
const mostChanges = 2_000;

const changeOf = (part: { added?: boolean; removed?: boolean }): Part['change'] =>
  part.added ? 'added' : part.removed ? 'removed' : 'same';

/** Word by word; null where the two have too little in common. */
export function wordDiff(before: string, after: string): Part[] | null {
  const parts = diffWords(before, after, { maxEditLength: mostChanges });
  return parts?.map((part) => ({ text: part.value, change: changeOf(part) })) ?? null;
}

const paragraphs = (body: string) => body.split(/\n+/).filter((line) => line.trim() !== '');

/** The paragraphs that differ, each word by word; null where the two have too little in common. */
export function bodyDiff(before: string, after: string): Part[][] | null {
  const parts = diffArrays(paragraphs(before), paragraphs(after), { maxEditLength: mostChanges });
  if (parts === undefined) return null;
  const changed: Part[][] = [];
  let removed: string[] = [];
  const dropRemoved = () => {
    changed.push(...removed.map((text): Part[] => [{ text, change: 'removed' }]));
    removed = [];
  };
  for (const part of parts) {
    if (part.removed) {
      dropRemoved();
      removed = part.value;
    } else if (part.added) {
      for (const text of part.value) {
        const old = removed.shift();
        changed.push(old === undefined ? [{ text, change: 'added' }] : (wordDiff(old, text) ?? whole(old, text)));
      }
      dropRemoved();
    } else dropRemoved();
  }
  dropRemoved();
  return changed;
}

const whole = (before: string, after: string): Part[] => [
  { text: before, change: 'removed' },
  { text: after, change: 'added' },
];

/** Unchanged text kept on each side of a change, characters. */
const kept = 80;

/** Unchanged text between two changes, shortened to what stands beside them. */
export function around(text: string, first: boolean, last: boolean): string {
  if (text.length <= 2 * kept) return text;
  const head = first ? '' : text.slice(0, kept);
  const tail = last ? '' : text.slice(-kept);
  return `${head} … ${tail}`;
}

/** How the reading of a subject moved from one version to the next; null where either does not name it. */
export function moved(before: VersionDto, after: VersionDto, subject: string): { from: number; to: number } | null {
  const score = (version: VersionDto) =>
    version.findings?.entities.find((entity) => entity.subject === subject)?.sentiment?.score ?? null;
  const [from, to] = [score(before), score(after)];
  return from === null || to === null ? null : { from, to };
}
