import { Stored } from '../../ui/Stored';

export const levels = {
  all: 'new bursts and the connection',
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
  #names: string[] = [];
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
    if (names.length === 0) return;
    this.#names.push(...names);
    if (this.#timer !== null) return;
    const wait = this.#quietUntil - performance.now();
    if (wait <= 0) this.#speak();
    else this.#timer = setTimeout(() => this.#speak(), wait);
  }

  #speak(): void {
    this.#timer = null;
    this.#quietUntil = performance.now() + politeEvery;
    const n = this.#names.length;
    this.#words = `${n} new ${n === 1 ? 'burst' : 'bursts'}: ${this.#names.join(', ')}.`;
    this.#names = [];
    for (const listener of this.#listeners) listener();
  }
}

export const politeVoice = new PoliteVoice();
