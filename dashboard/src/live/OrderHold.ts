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

/** How a list that is held follows a newer order. */
export interface Ordering {
  /** What of the newer order is shown at once, whoever points. */
  admit(shown: readonly string[], wanted: readonly string[]): readonly string[];
  /** Rows that would stand elsewhere were the order not held; 0 where both are one. */
  waiting(shown: readonly string[], wanted: readonly string[]): number;
}

/** Nothing moves, comes or goes. */
const still: Ordering = { admit: (shown) => shown, waiting: moves };

/** Keeps rows where they are under a pointer, a focus or a selection; else lets a new order in at a calm pace. */
export class OrderHold {
  readonly #ordering: Ordering;
  readonly #rest: number;
  #wanted: readonly string[] = [];
  #shown: ShownOrder = { order: [], waiting: 0, held: false };
  /** Hands that hold, and since when they have not moved. */
  readonly #hands = new Map<Hand, number>();
  #calmFrom = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #listeners = new Set<() => void>();

  /** @param rest A hand that has not moved for so long holds no more, ms. */
  constructor(ordering: Ordering = still, rest = Number.POSITIVE_INFINITY) {
    this.#ordering = ordering;
    this.#rest = rest;
  }

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

  /** A hand is on the list, or moves there. */
  hold(hand: Hand): void {
    const known = this.#hands.has(hand);
    this.#hands.set(hand, performance.now());
    if (!known) this.#consider();
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
    const now = performance.now();
    for (const [hand, since] of this.#hands) if (now - since >= this.#rest) this.#hands.delete(hand);
    const held = this.#hands.size > 0;
    const order = this.#ordering.admit(this.#shown.order, this.#wanted);
    const waiting = this.#ordering.waiting(order, this.#wanted);
    if (waiting > 0) {
      const until = held ? Math.max(...this.#hands.values()) + this.#rest : this.#calmFrom;
      if (!held && until <= now) {
        this.#calmFrom = now + settleEvery;
        this.#show(this.#wanted);
        return;
      }
      if (Number.isFinite(until)) this.#timer = setTimeout(() => this.#consider(), until - now);
    }
    if (order !== this.#shown.order || waiting !== this.#shown.waiting || held !== this.#shown.held) {
      this.#shown = { order, waiting, held };
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
