import type { AlertRow } from '../../../api/contract';
import type { AlertsState } from '../../../live/views';

/** Alerts that are remembered at least, those heard of last: many lists of what fires. */
const most = 10_000;

/**
 * What has been heard of each alert, also while it is not among the newest that are told live: one that leaves that list and comes back is no news.
 */
export class HeardSteps {
  readonly #stepOf: (row: AlertRow) => number;
  readonly #heard = new Map<string, number>();
  /** What opened then or before, ms since 1970, was there when listening began, listed or not; null: it has not begun. */
  #since: number | null = null;

  constructor(stepOf: (row: AlertRow) => number) {
    this.#stepOf = stepOf;
  }

  /** Alerts of which a higher step is heard than before; of what fired before listening began only what was listed then can be. */
  hear({ alerts, total }: Pick<AlertsState, 'alerts' | 'total'>): AlertRow[] {
    const since = this.#since;
    this.#since ??= total > alerts.length ? Math.max(...alerts.slice(-1).map(openedAt)) : Number.NEGATIVE_INFINITY;
    const news = since === null ? [] : alerts.filter((row) => this.#stepOf(row) > this.#before(row, since));
    for (const row of alerts) {
      const step = Math.max(this.#stepOf(row), this.#heard.get(row.id) ?? 0);
      // Those heard of last stand last.
      this.#heard.delete(row.id);
      this.#heard.set(row.id, step);
    }
    for (const id of this.#heard.keys()) {
      if (this.#heard.size <= most) break;
      this.#heard.delete(id);
    }
    return news;
  }

  #before(row: AlertRow, since: number): number {
    return this.#heard.get(row.id) ?? (openedAt(row) > since ? 0 : this.#stepOf(row));
  }
}

const openedAt = (row: AlertRow): number => Date.parse(row.openedAt);
