import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Connection } from './Connection';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

test('pushes are told at most four times a second, and the last one is always told', () => {
  const connection = new Connection();
  const told = vi.fn();
  connection.subscribe(told);
  for (let i = 1; i <= 100; i += 1) {
    connection.pushed(`clock ${i}`);
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(250);
  expect(told.mock.calls.length).toBeLessThanOrEqual(6);
  expect(connection.get()).toMatchObject({ pushes: 100, clock: 'clock 100', phase: 'open' });
});

test('a closed connection is told at once', () => {
  const connection = new Connection();
  connection.pushed('a');
  connection.pushed('b');
  connection.enter('closed');
  expect(connection.get()).toMatchObject({ phase: 'closed', clock: 'b' });
});
