import type { ChangedDto, ViewDto } from '../api/contract';

/** The timeline of what happens now; every other name is a replay's id. */
export const live = 'live';

/** A view and how its changes are folded into what is shown. Equal keys are one view. */
export interface LiveSpec<Wire, State> {
  view: ViewDto;
  /** A view of the program itself: watched on the live timeline, whatever timeline the screen is on. */
  ofProgram?: true;
  /** A hidden page is told nothing, but for views that say so here. */
  evenHidden?: () => boolean;
  fold(previous: State | null, change: Wire, at: { clock: string; position: number }): State;
}

export interface LiveSnapshot<State> {
  state: State | null;
  /** Why the view could not be opened; null: it is open, or still opening. */
  error: string | null;
  /** The view is open and there is nothing to show yet: no article has named its subject. */
  absent: boolean;
}

/** Least time between two paints of one view, ms: at most four a second. */
export const paintInterval = 250;

/** The newest state of one view; knows neither React nor SignalR. */
export class LiveView<Wire = unknown, State = unknown> {
  readonly spec: LiveSpec<Wire, State>;
  readonly timeline: string;
  #number = 0;
  #state: State | null = null;
  #snapshot: LiveSnapshot<State> = { state: null, error: null, absent: false };
  #painted = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(spec: LiveSpec<Wire, State>, timeline: string = live) {
    this.spec = spec;
    this.timeline = timeline;
  }

  /** Views of equal keys are one. */
  get key(): string {
    return `${this.timeline} ${JSON.stringify(this.spec.view)}`;
  }

  /** Takes the whole state: the answer of Watch. */
  open(change: ChangedDto): void {
    this.#number = change.number;
    this.#take(null, change);
  }

  /** Takes what is new. Returns false when a number is missing: the caller then asks for the whole state. */
  apply(change: ChangedDto): boolean {
    if (change.number <= this.#number) return true;
    if (change.number !== this.#number + 1) return false;
    this.#number = change.number;
    this.#take(this.#state, change);
    return true;
  }

  fail(error: string): void {
    this.#snapshot = { ...this.#snapshot, error };
    this.#notify();
  }

  get = (): LiveSnapshot<State> => this.#snapshot;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #take(previous: State | null, change: ChangedDto): void {
    this.#state = change.state === null ? null : this.spec.fold(previous, change.state as Wire, change);
    this.#paintSoon();
  }

  #paintSoon(): void {
    if (this.#timer !== null) return;
    const wait = this.#painted + paintInterval - performance.now();
    if (wait <= 0) this.#paint();
    else this.#timer = setTimeout(() => this.#paint(), wait);
  }

  #paint(): void {
    this.#timer = null;
    this.#painted = performance.now();
    this.#snapshot = { state: this.#state, error: null, absent: this.#state === null };
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
