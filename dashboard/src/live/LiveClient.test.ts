import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChangedDto, WatchDto } from '../api/contract';
import { someStatus } from '../test/some';
import { type Hub, LiveClient } from './LiveClient';
import type { LiveView } from './LiveView';
import { alertsView, statusView, subjectView } from './views';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

class FakeHub implements Hub {
  watches = 0;
  timelines: string[] = [];
  unwatched: string[] = [];
  refuse = false;
  answer: ((watch: string) => Promise<ChangedDto>) | null = null;
  #changed: (change: ChangedDto) => void = () => {};
  #closed: () => void = () => {};
  start = () => (this.refuse ? Promise.reject(new Error('no answer')) : Promise.resolve());
  stop = () => Promise.resolve();
  invoke(method: 'Watch', watch: WatchDto): Promise<ChangedDto>;
  invoke(method: 'Unwatch', watch: string): Promise<void>;
  invoke(method: string, argument: WatchDto | string): Promise<unknown> {
    if (method === 'Unwatch') {
      this.unwatched.push(argument as string);
      return Promise.resolve(undefined);
    }
    this.watches += 1;
    this.timelines.push((argument as WatchDto).timeline);
    const watch = `w${this.watches}`;
    return this.answer?.(watch) ?? Promise.resolve(change(watch, 1, 100));
  }
  on = (_: 'Changed', handler: (change: ChangedDto) => void) => {
    this.#changed = handler;
  };
  onclose = (handler: () => void) => {
    this.#closed = handler;
  };
  push = (change: ChangedDto) => this.#changed(change);
  close = () => this.#closed();
}

const change = (watch: string, number: number, articles: number): ChangedDto => ({
  watch,
  number,
  clock: '2026-11-27T14:32:07Z',
  position: number,
  state: someStatus({ articles }),
});

const settle = () => vi.advanceTimersByTimeAsync(300);

async function started(hubs: FakeHub[]) {
  let next = 0;
  const client = new LiveClient(() => hubs[next++] ?? new FakeHub());
  client.start();
  const view = client.view(statusView);
  const release = client.use(view as unknown as LiveView);
  await settle();
  return { client, view, release };
}

test('a missing number asks for the whole state once', async () => {
  const hub = new FakeHub();
  const { view } = await started([hub]);
  hub.push(change('w1', 2, 101));
  hub.push(change('w1', 4, 103));
  await settle();
  expect(hub.watches).toBe(2);
  expect(hub.unwatched).toEqual(['w1']);
  expect(view.get().state?.articles).toBe(100);
});

test('a push that overtakes the answer of its Watch is not lost', async () => {
  const hub = new FakeHub();
  let answer: (change: ChangedDto) => void = () => {};
  hub.answer = () => new Promise((resolve) => (answer = resolve));
  const { view } = await started([hub]);
  hub.push(change('w1', 2, 101));
  answer(change('w1', 1, 100));
  await settle();
  expect(view.get().state?.articles).toBe(101);
  expect(hub.watches).toBe(1);
});

test('a lost connection is made anew and every used view asked for', async () => {
  const [first, second] = [new FakeHub(), new FakeHub()];
  second.answer = (watch) => Promise.resolve(change(watch, 1, 200));
  const { client, view } = await started([first, second]);
  first.close();
  expect(client.connection.get().phase).toBe('closed');
  await settle();
  expect(client.connection.get().phase).toBe('open');
  expect(view.get().state?.articles).toBe(200);
});

test('tries go on while there is no answer, and "Try now" does not wait', async () => {
  const [down, up] = [new FakeHub(), new FakeHub()];
  down.refuse = true;
  const downAgain = new FakeHub();
  downAgain.refuse = true;
  const { client } = await started([down, downAgain, up]);
  expect(client.connection.get().phase).toBe('closed');
  client.tryNow();
  await settle();
  expect(client.connection.get().phase).toBe('open');
});

test('a hidden page watches nothing, and asks for each view once when it comes back', async () => {
  const hub = new FakeHub();
  const { client } = await started([hub]);
  client.setHidden(true);
  expect(hub.unwatched).toEqual(['w1']);
  hub.push(change('w1', 2, 101));
  client.setHidden(false);
  await settle();
  expect(hub.watches).toBe(2);
});

test('a view that asks to be told while hidden goes on, and is opened after a lost connection too', async () => {
  const hubs = [new FakeHub(), new FakeHub()];
  const { client } = await started(hubs);
  client.use(client.view(alertsView(() => true)) as unknown as LiveView);
  await settle();
  client.setHidden(true);
  expect(hubs[0]?.unwatched).toEqual(['w1']);
  hubs[0]?.close();
  await settle();
  expect(hubs[1]?.watches).toBe(1);
});

test('a view that nobody uses is closed after a while, and kept for one who returns sooner', async () => {
  const hub = new FakeHub();
  const { client, view, release } = await started([hub]);
  release();
  await vi.advanceTimersByTimeAsync(1_000);
  const again = client.use(view as unknown as LiveView);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(hub.unwatched).toEqual([]);
  again();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(hub.unwatched).toEqual(['w1']);
});

test('a view that the server refuses says why, and opens once the server has it', async () => {
  const hub = new FakeHub();
  hub.answer = () =>
    Promise.reject(
      new Error("An unexpected error occurred invoking 'Watch' on the server. HubException: No such subject"),
    );
  const { view } = await started([hub]);
  expect(view.get()).toEqual({ state: null, error: 'No such subject', absent: false });
  hub.answer = null;
  await vi.advanceTimersByTimeAsync(3_500);
  expect(view.get()).toMatchObject({ state: { articles: 100 }, error: null });
});

test('the same view of two timelines is two views, and only live tells the time', async () => {
  const hub = new FakeHub();
  const { client, view } = await started([hub]);
  const past = client.view(subjectView('all'), 'r1');
  const present = client.view(subjectView('all'));
  expect(past).not.toBe(present);
  expect(client.view(subjectView('all'), 'r1')).toBe(past);
  client.use(past as unknown as LiveView);
  hub.answer = null;
  await settle();
  expect(hub.timelines).toEqual(['live', 'r1']);
  hub.push({ ...change('w2', 2, 5), clock: '2026-11-24T06:41:00Z' });
  await settle();
  expect(client.connection.get().clock).toBe('2026-11-27T14:32:07Z');
  expect(view.get().state?.articles).toBe(100);
});
