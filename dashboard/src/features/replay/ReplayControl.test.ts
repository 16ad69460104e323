import { expect, test, vi } from 'vitest';
import type { ChangeReplayDto, ReplayDto } from '../../api/contract';
import { someReplay } from '../../test/some';
import { ReplayControl } from './ReplayControl';

/** A server that answers when it is told to. */
function server() {
  const asked: { change: ChangeReplayDto; answer: (replay: ReplayDto) => void; refuse: (error: Error) => void }[] = [];
  const send = (change: ChangeReplayDto) =>
    new Promise<ReplayDto>((answer, refuse) => void asked.push({ change, answer, refuse }));
  return { asked, control: new ReplayControl(someReplay(), send) };
}

const settle = () => vi.waitFor(() => Promise.resolve());

test('what is wished for is shown at once and asked for once', () => {
  const { asked, control } = server();
  control.seek(Date.parse('2026-11-24T09:00:00Z'));
  expect(control.get().replay.at).toBe('2026-11-24T09:00:00.000Z');
  expect(control.get().replay.progress).toBeCloseTo(9 / 24);
  expect(asked.map((a) => a.change)).toEqual([{ at: '2026-11-24T09:00:00.000Z' }]);
});

test('wishes made while a call is on its way go together in the next one', async () => {
  const { asked, control } = server();
  control.seek(Date.parse('2026-11-24T01:00:00Z'));
  control.seek(Date.parse('2026-11-24T02:00:00Z'));
  control.change({ speed: 600 });
  control.seek(Date.parse('2026-11-24T03:00:00Z'));
  expect(asked).toHaveLength(1);
  asked[0]?.answer(someReplay({ at: '2026-11-24T01:00:00Z' }));
  await settle();
  expect(asked[1]?.change).toEqual({ speed: 600, at: '2026-11-24T03:00:00.000Z' });
  expect(control.get().replay.at).toBe('2026-11-24T03:00:00.000Z');
  asked[1]?.answer(someReplay({ at: '2026-11-24T03:00:00Z', speed: 600 }));
  await settle();
  expect(asked).toHaveLength(2);
  expect(control.get().replay).toEqual(someReplay({ at: '2026-11-24T03:00:00Z', speed: 600 }));
});

test('a push from before the jump does not throw the slider back', () => {
  const { control } = server();
  control.seek(Date.parse('2026-11-24T20:00:00Z'));
  control.heard(someReplay({ at: '2026-11-24T06:41:40Z' }));
  expect(control.get().replay.at).toBe('2026-11-24T20:00:00.000Z');
});

test('nor does one that comes after the answer: the next key moves from where the jump led', async () => {
  const { asked, control } = server();
  control.seek(Date.parse('2026-11-24T20:00:00Z'));
  asked[0]?.answer(someReplay({ at: '2026-11-24T20:00:00Z', generation: someReplay().generation + 1 }));
  await settle();
  control.heard(someReplay({ at: '2026-11-24T06:41:40Z' }));
  control.step(-60_000);
  expect(control.get().replay.at).toBe('2026-11-24T19:59:00.000Z');
});

test('a jump stays within the range, and steps add up from what is shown', () => {
  const { control } = server();
  control.seek(0);
  expect(control.get().replay.at).toBe('2026-11-24T00:00:00.000Z');
  control.step(60_000);
  control.step(60_000);
  expect(control.get().replay.at).toBe('2026-11-24T00:02:00.000Z');
  control.move((at) => at + 120_000);
  control.move((at) => at * 2 - Date.parse('2026-11-24T00:00:00.000Z'));
  expect(control.get().replay.at).toBe('2026-11-24T00:08:00.000Z');
  control.step(1e12);
  expect(control.get().replay.at).toBe('2026-11-25T00:00:00.000Z');
});

test('a refused change is taken back and said; the next try takes the words away', async () => {
  const { asked, control } = server();
  control.toggle();
  expect(control.get().replay.state).toBe('playing');
  asked[0]?.refuse(new Error('no'));
  await settle();
  expect(control.get()).toEqual({ replay: someReplay(), error: new Error('no') });
  control.toggle();
  expect(control.get().error).toBeNull();
});

test('what has ended is played again from its beginning', () => {
  const { asked, control } = server();
  control.heard(someReplay({ state: 'ended', at: '2026-11-25T00:00:00Z', progress: 1 }));
  control.toggle();
  expect(asked[0]?.change).toEqual({ at: '2026-11-24T00:00:00Z', state: 'playing' });
});
