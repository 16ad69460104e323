import type { BoardRow } from '../../api/contract';
import { burstFrom } from '../../ui/Ratio';
import { minuteOf } from '../../ui/times';
import { isWindow, type WindowWord, windowList } from '../../ui/words';

export const orders = { articles: 'Most articles', burst: 'Bursts', sentiment: 'Sentiment change' } as const;

export type Order = keyof typeof orders;

export const kinds = {
  '': 'All kinds',
  topic: 'Topics',
  entity: 'All names',
  person: 'People',
  organisation: 'Organisations',
  place: 'Places',
  other: 'Other names',
} as const;

export type Kind = keyof typeof kinds;

/** What the board shows; it is all in the address, so that the address can be sent. */
export interface BoardChoice {
  order: Order;
  window: WindowWord;
  kind: Kind;
  filter: string;
}

const isOrder = (word: string | null): word is Order => word !== null && Object.hasOwn(orders, word);
const isKind = (word: string | null): word is Kind => word !== null && Object.hasOwn(kinds, word);

/** Unknown words in an address mean the default. */
export function readChoice(search: URLSearchParams): BoardChoice {
  const [order, window, kind] = [search.get('order'), search.get('window'), search.get('kind')];
  return {
    order: isOrder(order) ? order : 'articles',
    window: isWindow(window) ? window : '1h',
    kind: isKind(kind) ? kind : '',
    filter: search.get('filter') ?? '',
  };
}

/** The address of a choice; defaults are left out. */
export function writeChoice(choice: BoardChoice): string {
  const search = new URLSearchParams();
  if (choice.order !== 'articles') search.set('order', choice.order);
  if (choice.window !== '1h') search.set('window', choice.window);
  if (choice.kind !== '') search.set('kind', choice.kind);
  if (choice.filter !== '') search.set('filter', choice.filter);
  const text = search.toString();
  return text === '' ? '/' : `/?${text}`;
}

export const nextWindow = (window: WindowWord): WindowWord =>
  windowList[(windowList.indexOf(window) + 1) % windowList.length] ?? '1h';

const orderList = Object.keys(orders) as Order[];

export const nextOrder = (order: Order): Order =>
  orderList[(orderList.indexOf(order) + 1) % orderList.length] ?? 'articles';

export const orderWords: Record<Order, string> = {
  articles: 'most articles first',
  burst: 'most surprising first',
  sentiment: 'largest change against the last 28 days first, where it can be told',
};

export const stepHead: Record<WindowWord, string> = {
  '15m': 'Each minute',
  '1h': 'Each 5 min',
  '24h': 'Each hour',
  '7d': 'Each 6 h',
};

export const isBurst = (row: BoardRow): boolean => row.window.burst !== null && row.window.burst >= burstFrom;

/** The step of the row's bars in which its burst began; null: none, or before the first bar. */
export function markOf(row: BoardRow, clock: string): number | null {
  if (row.burstSince === null) return null;
  const back = Math.floor((minuteOf(clock) - minuteOf(row.burstSince)) / (row.sparkMinutes * 60_000));
  const step = row.spark.length - 1 - back;
  return step >= 0 && step < row.spark.length ? step : null;
}

/** More changes than this at once would be a flicker: the beat says enough. */
const washAtMost = 12;

/** Subjects whose count differs from what was painted before; none where too many do. */
export function changedCounts(before: ReadonlyMap<string, number>, rows: Iterable<BoardRow>): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const row of rows) {
    const old = before.get(row.subject);
    if (old !== undefined && old !== row.window.articles) changed.add(row.subject);
  }
  return changed.size > washAtMost ? new Set() : changed;
}

/** The subject so many steps on from the selected one; the ends hold. */
export function step(order: readonly string[], selected: string | null, by: number): string | null {
  const at = selected === null ? -1 : order.indexOf(selected);
  if (at < 0) return order[by > 0 ? 0 : order.length - 1] ?? null;
  return order[Math.max(0, Math.min(order.length - 1, at + by))] ?? null;
}

/** The next subject after the selected one for which the test holds, around the end. */
export function nextWhere(order: readonly string[], selected: string | null, test: (subject: string) => boolean) {
  const at = selected === null ? -1 : order.indexOf(selected);
  for (let i = 1; i <= order.length; i += 1) {
    const subject = order[(at + i + order.length) % order.length];
    if (subject !== undefined && test(subject)) return subject;
  }
  return null;
}
