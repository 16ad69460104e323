import { Stored } from '../../ui/Stored';
import { plural } from '../../ui/words';

export const levels = {
  all: 'new bursts, new alerts and the connection',
  connection: 'the connection only',
  none: 'nothing',
} as const;

export type Level = keyof typeof levels;

export const isLevel = (raw: unknown): raw is Level => typeof raw === 'string' && Object.hasOwn(levels, raw);

export const announceLevel = new Stored<Level>('news-monitor.announce', (raw) => (isLevel(raw) ? raw : 'all'));

/** Polite words come at most this often, ms. */
export const politeEvery = 30_000;

/** Gathers what is to be said politely and lets it out in one sentence at most twice a minute. */
export class PoliteVoice {
  readonly #names = { burst: [] as string[], alert: [] as string[] };
  #words = '';
  #quietUntil = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #listeners = new Set<() => void>();

  get = (): string => this.#words;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** New bursts, by name. */
  bursts(names: readonly string[]): void {
    this.#gather('burst', names);
  }

  /** New alerts, by what they are of. */
  alerts(names: readonly string[]): void {
    this.#gather('alert', names);
  }

  #gather(what: 'burst' | 'alert', names: readonly string[]): void {
    if (names.length === 0) return;
    this.#names[what].push(...names);
    if (this.#timer !== null) return;
    const wait = this.#quietUntil - performance.now();
    if (wait <= 0) this.#speak();
    else this.#timer = setTimeout(() => this.#speak(), wait);
  }

  #speak(): void {
    this.#timer = null;
    this.#quietUntil = performance.now() + politeEvery;
    const told = (['burst', 'alert'] as const).flatMap((what) => {
      const names = this.#names[what].splice(0);
      return names.length === 0 ? [] : `${plural(names.length, `new ${what}`)}: ${names.join(', ')}.`;
    });
    this.#words = told.join(' ');
    for (const listener of this.#listeners) listener();
  }
}

export const politeVoice = new PoliteVoice();
