import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { moves, OrderHold, settleAfter, settleEvery } from './OrderHold';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

function held() {
  const hold = new OrderHold();
  hold.want(['a', 'b', 'c']);
  vi.advanceTimersByTime(settleEvery);
  return hold;
}

test('the first order is shown at once', () => {
  const hold = new OrderHold();
  hold.want(['a', 'b']);
  expect(hold.get().order).toEqual(['a', 'b']);
});

test.each(['pointer', 'focus', 'selection'] as const)(
  'rows never move under a %s, and the waiting moves are counted',
  (hand) => {
    const hold = held();
    hold.hold(hand);
    hold.want(['b', 'a', 'c']);
    vi.advanceTimersByTime(60_000);
    expect(hold.get()).toEqual({ order: ['a', 'b', 'c'], waiting: 2, held: true });
  },
);

test('the order settles 1.2 s after the last hand has gone, not after the first', () => {
  const hold = held();
  hold.hold('pointer');
  hold.hold('selection');
  hold.want(['c', 'b', 'a']);
  hold.release('pointer');
  vi.advanceTimersByTime(settleAfter * 3);
  expect(hold.get().waiting).toBe(2);
  hold.release('selection');
  vi.advanceTimersByTime(settleAfter - 1);
  expect(hold.get().order).toEqual(['a', 'b', 'c']);
  vi.advanceTimersByTime(1);
  expect(hold.get()).toEqual({ order: ['c', 'b', 'a'], waiting: 0, held: false });
});

test('without a hand it settles at most every 2.5 s', () => {
  const hold = held();
  const seen = vi.fn();
  hold.subscribe(() => seen(hold.get().order.join('')));
  hold.want(['b', 'a', 'c']);
  expect(hold.get().order).toEqual(['b', 'a', 'c']);
  hold.want(['c', 'a', 'b']);
  vi.advanceTimersByTime(settleEvery - 1);
  expect(hold.get().order).toEqual(['b', 'a', 'c']);
  vi.advanceTimersByTime(1);
  expect(hold.get().order).toEqual(['c', 'a', 'b']);
});

test('another board is shown at once, whoever points', () => {
  const hold = held();
  hold.hold('pointer');
  hold.reset(['x']);
  expect(hold.get()).toEqual({ order: ['x'], waiting: 0, held: true });
});

test('moves are the places at which two orders differ', () => {
  expect(moves(['a', 'b'], ['a', 'b'])).toBe(0);
  expect(moves(['a', 'b'], ['b', 'a'])).toBe(2);
  expect(moves(['a', 'b'], ['a'])).toBe(1);
  expect(moves(['a'], ['a', 'b'])).toBe(1);
});

test('what is let in at once is shown under a hand too, and a hand that rests lets the rest in', () => {
  const rest = 30_000;
  const admit = (shown: readonly string[], wanted: readonly string[]) => {
    const news = wanted.filter((id) => !shown.includes(id));
    return news.length === 0 ? shown : [...news, ...shown];
  };
  const hold = new OrderHold({ admit, waiting: moves }, rest);
  hold.want(['a', 'b', 'c']);
  hold.hold('selection');
  hold.want(['n', 'b', 'a', 'c']);
  expect(hold.get()).toEqual({ order: ['n', 'a', 'b', 'c'], waiting: 2, held: true });
  vi.advanceTimersByTime(rest - 1);
  hold.hold('pointer');
  vi.advanceTimersByTime(rest - 1);
  hold.hold('pointer');
  vi.advanceTimersByTime(rest - 1);
  expect(hold.get().waiting).toBe(2);
  vi.advanceTimersByTime(1);
  expect(hold.get()).toEqual({ order: ['n', 'b', 'a', 'c'], waiting: 0, held: false });
});
