/** The order settles so long after the last hand has gone, ms. */
export const settleAfter = 1_200;
/** With no hand on the list it settles at most this often, ms. */
export const settleEvery = 2_500;

export interface ShownOrder {
  order: readonly string[];
  /** Rows that would stand elsewhere were the order not held. */
  waiting: number;
  held: boolean;
}

export type Hand = 'pointer' | 'focus' | 'selection';

/** Keeps rows where they are under a pointer, a focus or a selection; else lets a new order in at a calm pace. */
export class OrderHold {
  #wanted: readonly string[] = [];
  #shown: ShownOrder = { order: [], waiting: 0, held: false };
  readonly #hands = new Set<Hand>();
  #calmFrom = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #listeners = new Set<() => void>();

  get = (): ShownOrder => this.#shown;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Another board: its order is shown at once, whoever points. */
  reset(order: readonly string[]): void {
    this.#wanted = order;
    this.#calmFrom = performance.now() + settleEvery;
    this.#show(order);
  }

  want(order: readonly string[]): void {
    if (order === this.#wanted) return;
    this.#wanted = order;
    if (this.#shown.order.length === 0) this.reset(order);
    else this.#consider();
  }

  hold(hand: Hand): void {
    this.#hands.add(hand);
    this.#consider();
  }

  release(hand: Hand): void {
    if (!this.#hands.delete(hand) || this.#hands.size > 0) return;
    this.#calmFrom = Math.max(this.#calmFrom, performance.now() + settleAfter);
    this.#consider();
  }

  /** Stops the clock; nothing settles until the next want, hold or release. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #consider(): void {
    this.stop();
    const waiting = moves(this.#shown.order, this.#wanted);
    const held = this.#hands.size > 0;
    if (!held && waiting > 0) {
      const wait = this.#calmFrom - performance.now();
      if (wait <= 0) {
        this.#calmFrom = performance.now() + settleEvery;
        this.#show(this.#wanted);
        return;
      }
      this.#timer = setTimeout(() => this.#consider(), wait);
    }
    if (waiting !== this.#shown.waiting || held !== this.#shown.held) {
      this.#shown = { ...this.#shown, waiting, held };
      this.#notify();
    }
  }

  #show(order: readonly string[]): void {
    this.#shown = { order, waiting: 0, held: this.#hands.size > 0 };
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Places at which the two orders differ. */
export function moves(shown: readonly string[], wanted: readonly string[]): number {
  let n = Math.max(0, shown.length - wanted.length);
  wanted.forEach((subject, i) => {
    if (shown[i] !== subject) n += 1;
  });
  return n;
}
