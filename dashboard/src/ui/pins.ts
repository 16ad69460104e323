import { useSyncExternalStore } from 'react';
import { Stored } from './Stored';

/** A watchlist longer than this no longer fits a board. */
const most = 50;

const texts = (raw: unknown): string[] =>
  Array.isArray(raw) ? raw.filter((x): x is string => typeof x === 'string').slice(0, most) : [];

/** The watchlist of this browser: subjects in the order in which they were pinned. */
const pins = new Stored<readonly string[]>('news-monitor.pins', texts);

export function togglePin(subject: string): void {
  const now = pins.get();
  pins.set(now.includes(subject) ? now.filter((s) => s !== subject) : [...now, subject].slice(-most));
}

export const usePins = () => useSyncExternalStore(pins.subscribe, pins.get);
