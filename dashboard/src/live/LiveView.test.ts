import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BoardStateDto, ChangedDto } from '../api/contract';
import { someArticle, someRow } from '../test/some';
import { LiveView, paintInterval } from './LiveView';
import { boardView, tickerView } from './views';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

const board = () =>
  new LiveView(boardView({ board: 'articles', window: '1h', subjectKind: '', filter: '', limit: 10, subjects: [] }));
const change = (number: number, state: BoardStateDto): ChangedDto => ({
  watch: 'w1',
  number,
  clock: '2026-11-27T14:32:07Z',
  position: number,
  state,
});
const rows = (...subjects: string[]): BoardStateDto => ({
  rows: subjects.map((s) => someRow(s)),
  order: subjects,
  total: 9,
});

test('the next number applies, an earlier one changes nothing, a later one is refused', () => {
  const view = board();
  view.open(change(1, rows('a', 'b')));
  expect(view.apply(change(2, { rows: [someRow('c')], order: ['c', 'a', 'b'], total: 10 }))).toBe(true);
  vi.advanceTimersByTime(paintInterval);
  expect(view.get().state?.order).toEqual(['c', 'a', 'b']);
  expect(view.apply(change(2, rows('z')))).toBe(true);
  expect(view.apply(change(4, rows('z')))).toBe(false);
  vi.advanceTimersByTime(paintInterval);
  expect(view.get().state?.order).toEqual(['c', 'a', 'b']);
});

test('an order of null keeps the order, and rows that did not change stay the same objects', () => {
  const view = board();
  view.open(change(1, rows('a', 'b')));
  const before = view.get().state;
  view.apply(change(2, { rows: [someRow('b', { number: 2 })], order: null, total: 9 }));
  vi.advanceTimersByTime(paintInterval);
  const after = view.get().state;
  expect(after?.order).toEqual(['a', 'b']);
  expect(after?.rows.get('a')).toBe(before?.rows.get('a'));
  expect(after?.rows.get('b')?.number).toBe(2);
});

test('whatever comes, a view is painted at most four times a second, and the last state is always painted', () => {
  const view = board();
  const painted = vi.fn();
  view.subscribe(painted);
  view.open(change(1, rows('a')));
  for (let n = 2; n <= 101; n += 1) {
    view.apply(change(n, rows(`s${n}`)));
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(paintInterval);
  expect(painted.mock.calls.length).toBeLessThanOrEqual(6);
  expect(view.get().state?.order).toEqual(['s101']);
});

test('a view with nothing to show yet is absent, and fills with its first change', () => {
  const view = board();
  view.open({ ...change(1, rows()), state: null });
  expect(view.get()).toEqual({ state: null, error: null, absent: true });
  view.apply(change(2, rows('a')));
  vi.advanceTimersByTime(paintInterval);
  expect(view.get()).toMatchObject({ state: { order: ['a'] }, absent: false });
});

test('the same snapshot is the same object, so that nothing renders', () => {
  const view = board();
  view.open(change(1, rows('a')));
  expect(view.get()).toBe(view.get());
});

test('the ticker keeps the newest first, bounded, and an edited article once', () => {
  const { fold } = tickerView(3);
  const at = { clock: '', position: 1 };
  const first = fold(null, { articles: ['a', 'b', 'c'].map((article) => someArticle({ article })) }, at);
  const next = fold(first, { articles: [someArticle({ article: 'b', version: 2 })] }, at);
  expect(next.articles.map((a) => `${a.article}${a.version}`)).toEqual(['b2', 'a1', 'c1']);
  expect(fold(next, { articles: [someArticle({ article: 'd' })] }, at).articles).toHaveLength(3);
  expect(next.arrived).toBe(1);
});
