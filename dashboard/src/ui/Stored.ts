/** One value kept in this browser, shared by all that read it, also across tabs. Unreadable storage means the default. */
export class Stored<T> {
  readonly #key: string;
  readonly #read: (raw: unknown) => T;
  #value: T;
  readonly #listeners = new Set<() => void>();

  /** @param read Makes a value of whatever was stored; null where nothing was. */
  constructor(key: string, read: (raw: unknown) => T) {
    this.#key = key;
    this.#read = read;
    this.#value = this.#load();
    globalThis.addEventListener?.('storage', (event) => {
      if (event.key === key) this.#show(this.#load());
    });
  }

  get = (): T => this.#value;

  set(value: T): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify(value));
    } catch {
      // A browser that keeps nothing (private mode, full disk): the value holds until the page closes.
    }
    this.#show(value);
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #load(): T {
    try {
      return this.#read(JSON.parse(localStorage.getItem(this.#key) ?? 'null'));
    } catch {
      return this.#read(null);
    }
  }

  #show(value: T): void {
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }
}
