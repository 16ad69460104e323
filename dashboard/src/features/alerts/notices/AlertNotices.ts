import type { AlertRow } from '../../../api/contract';

export interface NoticeChanges {
  /** To be shown, each in place of the one before about the same alert. */
  show: AlertRow[];
  /** Ids of alerts whose notice is to go: somebody is on them, they are over, or the page is looked at. */
  close: string[];
}

/** Decides what is shown outside of the page: each step of an alert that was told at once, once, while nobody looks. */
export class AlertNotices {
  #told: Map<string, number> | null = null;
  readonly #shown = new Set<string>();

  /** @param looking The page is on the screen. */
  next(alerts: readonly AlertRow[], looking: boolean): NoticeChanges {
    const before = this.#told;
    this.#told = new Map(alerts.map((alert) => [alert.id, alert.toldStep]));
    const close = [...this.#shown].filter(
      (id) => looking || alerts.find((alert) => alert.id === id)?.handling !== 'new',
    );
    for (const id of close) this.#shown.delete(id);
    // What fired before the page was opened is in the list, and no news.
    if (before === null || looking) return { show: [], close };
    const show = alerts.filter((alert) => alert.handling === 'new' && alert.toldStep > (before.get(alert.id) ?? 0));
    for (const { id } of show) this.#shown.add(id);
    return { show, close };
  }
}
