import type { AlertRow } from '../../../api/contract';
import type { AlertsState } from '../../../live/views';
import { HeardSteps } from './HeardSteps';

/**
 * Decides which alerts are called new: those that nobody is on, once when they fire and once each time they come back among the newest that fire with a step
 * that was not heard: they fired again, or rose or spread while they were not listed.
 */
export class AlertNews {
  readonly #heard = new HeardSteps((row) => row.step);
  #listed: ReadonlySet<string> = new Set();

  next(state: Pick<AlertsState, 'alerts' | 'total'>): AlertRow[] {
    const before = this.#listed;
    this.#listed = new Set(state.alerts.map(({ id }) => id));
    return this.#heard.hear(state).filter(({ id, handling }) => handling === 'new' && !before.has(id));
  }
}
