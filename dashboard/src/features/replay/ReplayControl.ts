import type { ChangeReplayDto, ReplayDto } from '../../api/contract';

export interface ControlSnapshot {
  /** As it is to be shown: what was wished for is shown at once. */
  replay: ReplayDto;
  /** Why the last change was refused; null: it was not. */
  error: unknown;
}

/**
 * Changes one replay. One call is on its way at a time; what is wished for meanwhile goes together in the next one, so that dragging
 * the slider costs a call per answer, not one per pixel. Knows neither React nor HTTP.
 */
export class ReplayControl {
  readonly #send: (change: ChangeReplayDto) => Promise<ReplayDto>;
  #known: ReplayDto;
  #sent: ChangeReplayDto | null = null;
  #wished: ChangeReplayDto | null = null;
  #snapshot: ControlSnapshot;
  readonly #listeners = new Set<() => void>();

  constructor(first: ReplayDto, send: (change: ChangeReplayDto) => Promise<ReplayDto>) {
    this.#send = send;
    this.#known = first;
    this.#snapshot = { replay: first, error: null };
  }

  get = (): ControlSnapshot => this.#snapshot;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** The hub told how the replay stands. Of before a jump that was answered meanwhile it would put the clock back, and the next key moves from there. */
  heard(replay: ReplayDto): void {
    if (replay.generation < this.#known.generation) return;
    this.#known = replay;
    this.#show(this.#snapshot.error);
  }

  change(change: ChangeReplayDto): void {
    this.#wished = { ...this.#wished, ...change };
    this.#show(null);
    if (this.#sent === null) void this.#go();
  }

  /** Jumps to a time, which is kept within the range. @param at ms */
  seek(at: number): void {
    const { from, to } = this.#known;
    const within = Math.min(Date.parse(to), Math.max(Date.parse(from), at));
    this.change({ at: new Date(within).toISOString() });
  }

  /** Moves the clock from where it is, or from where the last wish puts it: of keys that come faster than the screen follows, each counts. */
  move(to: (at: number) => number): void {
    this.seek(to(Date.parse(this.#snapshot.replay.at)));
  }

  /** Moves the clock by so many ms. */
  step(by: number): void {
    this.move((at) => at + by);
  }

  /** Plays, pauses, or plays what has ended once more from its beginning. */
  toggle(): void {
    const { state } = this.#snapshot.replay;
    if (state === 'ended') this.change({ at: this.#known.from, state: 'playing' });
    else this.change({ state: state === 'playing' ? 'paused' : 'playing' });
  }

  async #go(): Promise<void> {
    while (this.#wished !== null) {
      this.#sent = this.#wished;
      this.#wished = null;
      try {
        this.#known = await this.#send(this.#sent);
        this.#sent = null;
        this.#show(this.#snapshot.error);
      } catch (error) {
        // What was refused is shown no longer; what was wished for since may still be granted.
        this.#sent = null;
        this.#show(error);
      }
    }
  }

  #show(error: unknown): void {
    const wish = { ...this.#sent, ...this.#wished };
    const { from, to } = this.#known;
    const at = wish.at ?? this.#known.at;
    const length = Date.parse(to) - Date.parse(from);
    const state = wish.state ?? (this.#known.state === 'ended' && wish.at != null ? 'paused' : this.#known.state);
    this.#snapshot = {
      replay: {
        ...this.#known,
        at,
        state,
        speed: wish.speed ?? this.#known.speed,
        progress: wish.at == null ? this.#known.progress : (Date.parse(at) - Date.parse(from)) / length,
        secondsLeft: Object.keys(wish).length === 0 ? this.#known.secondsLeft : null,
      },
      error,
    };
    for (const listener of this.#listeners) listener();
  }
}
