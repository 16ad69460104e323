/** Whether the hub is there, and when it last said something. Times are of performance.now(), ms. */
export interface ConnectionState {
  phase: 'connecting' | 'open' | 'closed';
  /** Pushes so far; each makes the square beat. */
  pushes: number;
  lastPush: number;
  /** The live timeline's clock in its newest push, RFC 3339; null: none came yet. */
  clock: string | null;
}

/** Pushes are told at most this often, ms: many views push, one screen listens. */
const tellEvery = 250;

export class Connection {
  #state: ConnectionState;
  #told = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #shown: ConnectionState;
  readonly #listeners = new Set<() => void>();

  constructor() {
    this.#state = { phase: 'connecting', pushes: 0, lastPush: performance.now(), clock: null };
    this.#shown = this.#state;
  }

  get = (): ConnectionState => this.#shown;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  enter(phase: ConnectionState['phase']): void {
    this.#state = { ...this.#state, phase };
    this.#tell();
  }

  /** @param clock Null: a push of another timeline than live. */
  pushed(clock: string | null): void {
    const { pushes, clock: known } = this.#state;
    this.#state = { phase: 'open', pushes: pushes + 1, lastPush: performance.now(), clock: clock ?? known };
    if (this.#timer !== null) return;
    const wait = this.#told + tellEvery - performance.now();
    if (wait <= 0) this.#tell();
    else this.#timer = setTimeout(() => this.#tell(), wait);
  }

  /** Silence up to now was of our own making (a hidden tab), so it does not count as a lost connection. */
  forgive(): void {
    this.#state = { ...this.#state, lastPush: performance.now() };
    this.#tell();
  }

  #tell(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#told = performance.now();
    this.#shown = this.#state;
    for (const listener of this.#listeners) listener();
  }
}
