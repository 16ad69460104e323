import type { ChangedDto, WatchDto } from '../api/contract';
import { Connection } from './Connection';
import { type LiveSpec, LiveView, live } from './LiveView';

/** The part of a SignalR connection that is used here. */
export interface Hub {
  start(): Promise<void>;
  stop(): Promise<void>;
  invoke(method: 'Watch', watch: WatchDto): Promise<ChangedDto>;
  invoke(method: 'Unwatch', watch: string): Promise<void>;
  on(method: 'Changed', handler: (change: ChangedDto) => void): void;
  onclose(handler: () => void): void;
}

interface Entry {
  readonly view: LiveView;
  users: number;
  /** The server's name for it; null: not open. */
  watch: string | null;
  /** Raised by each try to open, so that the answer of an older try is let go. */
  tries: number;
}

/** Views stay open this long after their last user has gone, ms: going back finds them as they were. */
const linger = 3_000;
/** Waits before trying to connect again, ms; the last one repeats. */
const retries = [0, 1_000, 2_000, 5_000];
/** A view that was refused is asked for again after this, ms. */
const askAgain = 3_000;
/** Changes kept for a view whose Watch is still to be answered. */
const earlyLimit = 64;

/** Keeps views open over one hub: a missing number, a reconnect or a return from hiding means a new Watch. */
export class LiveClient {
  readonly connection = new Connection();
  readonly #makeHub: () => Hub;
  readonly #entries = new Map<string, Entry>();
  #hub: Hub | null = null;
  #open = false;
  #hidden = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #opening = 0;
  #early = new Map<string, ChangedDto[]>();

  constructor(makeHub: () => Hub) {
    this.#makeHub = makeHub;
  }

  /** The view of this spec, shared by all who ask for the same. It opens with its first user. */
  view<Wire, State>(spec: LiveSpec<Wire, State>, timeline: string = live): LiveView<Wire, State> {
    const view = new LiveView(spec, timeline);
    let entry = this.#entries.get(view.key);
    if (!entry) {
      entry = { view: view as unknown as LiveView, users: 0, watch: null, tries: 0 };
      this.#entries.set(view.key, entry);
    }
    return entry.view as unknown as LiveView<Wire, State>;
  }

  /** Keeps the view open until the returned function is called. */
  use(view: LiveView<never, never> | LiveView): () => void {
    const { key } = view;
    const entry = this.#entries.get(key) ?? { view: view as LiveView, users: 0, watch: null, tries: 0 };
    this.#entries.set(key, entry);
    entry.users += 1;
    if (entry.users === 1 && entry.watch === null) void this.#openView(entry);
    return () => {
      entry.users -= 1;
      if (entry.users === 0) setTimeout(() => this.#letGo(key, entry), linger);
    };
  }

  /** Connects, and goes on trying for as long as the page lives. */
  start(): void {
    void this.#connect();
  }

  tryNow(): void {
    if (this.#open) return;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    void this.#connect();
  }

  /** A hidden page is told nothing, but for views that ask to be; when it comes back every view is asked for once. */
  setHidden(hidden: boolean): void {
    if (this.#hidden === hidden) return;
    this.#hidden = hidden;
    this.connection.forgive();
    if (hidden) {
      for (const entry of this.#entries.values()) if (!entry.view.spec.evenHidden?.()) this.#closeView(entry);
    } else if (this.#open) this.#openAll();
    else this.tryNow();
  }

  async #connect(): Promise<void> {
    if (this.#hub !== null) return;
    const hub = this.#makeHub();
    this.#hub = hub;
    hub.on('Changed', (change) => this.#changed(change));
    hub.onclose(() => this.#closed(hub));
    try {
      await hub.start();
    } catch {
      // No answer: said by the freshness line, which sees that nothing comes; the next try is under way.
      this.#closed(hub);
      return;
    }
    this.#open = true;
    this.#failures = 0;
    this.connection.enter('open');
    this.#openAll();
  }

  #closed(hub: Hub): void {
    if (this.#hub !== hub) return;
    this.#hub = null;
    this.#open = false;
    this.#early.clear();
    for (const entry of this.#entries.values()) entry.watch = null;
    this.connection.enter('closed');
    const wait = retries[Math.min(this.#failures, retries.length - 1)] ?? 0;
    this.#failures += 1;
    this.#retry = setTimeout(() => void this.#connect(), wait);
  }

  #openAll(): void {
    for (const entry of this.#entries.values()) if (entry.users > 0) void this.#openView(entry);
  }

  async #openView(entry: Entry): Promise<void> {
    const hub = this.#hub;
    if (hub === null || !this.#open || (this.#hidden && !entry.view.spec.evenHidden?.())) return;
    entry.tries += 1;
    const mine = entry.tries;
    this.#closeView(entry);
    this.#opening += 1;
    try {
      const first = await hub.invoke('Watch', { timeline: entry.view.timeline, view: entry.view.spec.view });
      if (mine !== entry.tries || hub !== this.#hub) {
        if (hub === this.#hub) void hub.invoke('Unwatch', first.watch);
        return;
      }
      entry.watch = first.watch;
      this.#heard(entry, first);
      entry.view.open(first);
      for (const change of this.#early.get(first.watch) ?? []) this.#applyTo(entry, change);
    } catch (error) {
      if (hub !== this.#hub || mine !== entry.tries) return;
      entry.view.fail(reason(error));
      // What is not there yet may come: a subject with its first article, a server that was too busy.
      setTimeout(() => {
        if (entry.users > 0 && entry.watch === null && mine === entry.tries) void this.#openView(entry);
      }, askAgain);
    } finally {
      this.#opening -= 1;
      if (this.#opening === 0) this.#early.clear();
    }
  }

  #closeView(entry: Entry): void {
    if (entry.watch === null) return;
    const watch = entry.watch;
    entry.watch = null;
    void this.#hub?.invoke('Unwatch', watch);
  }

  #letGo(key: string, entry: Entry): void {
    if (entry.users > 0) return;
    entry.tries += 1;
    this.#closeView(entry);
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }

  #changed(change: ChangedDto): void {
    for (const entry of this.#entries.values()) {
      if (entry.watch === change.watch) {
        this.#heard(entry, change);
        this.#applyTo(entry, change);
        return;
      }
    }
    // A push may overtake the answer of its Watch.
    if (this.#opening === 0) return;
    const early = this.#early.get(change.watch) ?? [];
    if (early.length < earlyLimit) this.#early.set(change.watch, [...early, change]);
  }

  /** A replay's push shows that the hub is there; only the live timeline tells what time it is. */
  #heard(entry: Entry, { clock }: ChangedDto): void {
    this.connection.pushed(entry.view.timeline === live ? clock : null);
  }

  #applyTo(entry: Entry, change: ChangedDto): void {
    if (!entry.view.apply(change)) void this.#openView(entry);
  }
}

/** The server's own words, without what SignalR puts before them. */
function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^.*HubException: /s, '');
}
