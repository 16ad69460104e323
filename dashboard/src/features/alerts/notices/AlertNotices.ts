import type { AlertRow } from '../../../api/contract';
import type { AlertsState } from '../../../live/views';
import { HeardSteps } from './HeardSteps';

export interface NoticeChanges {
  /** To be shown, each in place of the one before about the same alert. */
  show: AlertRow[];
  /** Ids of alerts whose notice is to go: somebody is on them, they are over, or the page is looked at. */
  close: string[];
}

/** Decides what is shown outside of the page: each step of an alert that was told at once, once, while nobody looks. */
export class AlertNotices {
  readonly #told = new HeardSteps((row) => row.toldStep);
  readonly #shown = new Set<string>();

  /** @param looking The page is on the screen. */
  next(state: Pick<AlertsState, 'alerts' | 'total'>, looking: boolean): NoticeChanges {
    const { alerts } = state;
    const told = this.#told.hear(state);
    const close = [...this.#shown].filter(
      (id) => looking || alerts.find((alert) => alert.id === id)?.handling !== 'new',
    );
    for (const id of close) this.#shown.delete(id);
    if (looking) return { show: [], close };
    const show = told.filter((alert) => alert.handling === 'new');
    for (const { id } of show) this.#shown.add(id);
    return { show, close };
  }
}
