import type { Picture, TotalPicture, WindowPicture } from '../../api/contract';
import { fewest } from '../../ui/net';
import { count, mean, signed, times, usually, type WindowWord, windowList, windowWords } from '../../ui/words';

/** One line of the comparison, in words. */
export interface Comparison {
  what: string;
  before: string;
  now: string;
  change: string;
  /** The counts that are looked at first. */
  heavy: boolean;
}

type Pick = (window: WindowPicture) => number | null;

/** What is known of a subject at two times, line by line: how much there is of it, and of what one window is made. */
export function compare(
  then: Picture,
  now: Picture,
  window: WindowWord,
): { counts: Comparison[]; madeOf: Comparison[] } {
  const [a, b] = [then.windows[window], now.windows[window]];
  const counts = windowList.flatMap((word) => {
    const [x, y] = [then.windows[word], now.windows[word]];
    return x === undefined || y === undefined
      ? []
      : [line(`Articles, ${windowWords[word]}`, x.articles, y.articles, count, added, word === window)];
  });
  counts.push(
    line('Articles since ever', then.total.articles, now.total.articles, count, added, true),
    line('Sources since ever', then.total.sources, now.total.sources, count, added, false),
    line('Net since ever', netOf(then.total), netOf(now.total), signed, addedScore, false, 'too few'),
  );
  if (a === undefined || b === undefined) return { counts, madeOf: [] };
  const of = (what: string, pick: Pick, write: (n: number) => string, change: Change, none: string) =>
    line(`${what}, ${windowWords[window]}`, pick(a), pick(b), write, change, false, none);
  const madeOf = [
    of('Usual', (w) => w.usual, usually, addedMean, 'learning'),
    of('× usual', (w) => w.ratio, times, none, ''),
    of('Originals', (w) => w.originals, count, added, ''),
    of('Sources', (w) => w.sources, count, added, ''),
    of('Negative articles', (w) => w.negative, count, added, ''),
    of('Positive articles', (w) => w.positive, count, added, ''),
    of('Net', (w) => netOf(w), signed, addedScore, 'too few'),
  ];
  return { counts, madeOf };
}

const netOf = ({ articles, net }: WindowPicture | TotalPicture) => (articles < fewest ? null : net);

type Change = (by: number) => string;

const sign = (by: number, text: string) => (by > 0 ? `+${text}` : text);
const added: Change = (by) => (by === 0 ? 'same' : sign(by, count(by)));
const addedMean: Change = (by) => (Math.abs(by) < 0.05 ? 'same' : `${by > 0 ? '+' : '−'}${mean(Math.abs(by))}`);
const addedScore: Change = (by) => (Math.abs(by) < 0.005 ? 'same' : signed(by));
const none: Change = () => '';

function line(
  what: string,
  then: number | null,
  now: number | null,
  write: (n: number) => string,
  change: Change,
  heavy: boolean,
  missing = '',
): Comparison {
  return {
    what,
    before: then === null ? missing : write(then),
    now: now === null ? missing : write(now),
    change: then === null || now === null ? '' : change(now - then),
    heavy,
  };
}
