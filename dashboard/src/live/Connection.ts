/** Whether the hub is there, and when it last said something. Times are of performance.now(), ms. */
export interface ConnectionState {
  phase: 'connecting' | 'open' | 'closed';
  /** Pushes so far; each makes the square beat. */
  pushes: number;
  lastPush: number;
  /** The timeline's clock in the newest push, RFC 3339; null: nothing came yet. */
  clock: string | null;
}

export class Connection {
  #state: ConnectionState;
  readonly #listeners = new Set<() => void>();

  constructor() {
    this.#state = { phase: 'connecting', pushes: 0, lastPush: performance.now(), clock: null };
  }

  get = (): ConnectionState => this.#state;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  enter(phase: ConnectionState['phase']): void {
    this.#set({ ...this.#state, phase });
  }

  pushed(clock: string): void {
    this.#set({ phase: 'open', pushes: this.#state.pushes + 1, lastPush: performance.now(), clock });
  }

  /** Silence up to now was of our own making (a hidden tab), so it does not count as a lost connection. */
  forgive(): void {
    this.#set({ ...this.#state, lastPush: performance.now() });
  }

  #set(state: ConnectionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
