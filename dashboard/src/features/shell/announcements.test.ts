import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PoliteVoice, politeEvery } from './announcements';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

test('polite words come at most every 30 s, gathered', () => {
  vi.advanceTimersByTime(60_000);
  const voice = new PoliteVoice();
  const heard: string[] = [];
  voice.subscribe(() => heard.push(voice.get()));
  voice.bursts(['Corvane Pharma']);
  voice.bursts(['Ostra Shipping']);
  voice.bursts([]);
  voice.bursts(['Skarholm']);
  expect(heard).toEqual(['1 new burst: Corvane Pharma.']);
  vi.advanceTimersByTime(politeEvery);
  expect(heard).toEqual(['1 new burst: Corvane Pharma.', '2 new bursts: Ostra Shipping, Skarholm.']);
});
