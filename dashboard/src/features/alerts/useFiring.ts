import type { LiveSnapshot } from '../../live/LiveView';
import { useLive } from '../../live/useLive';
import { type AlertsState, alertsView } from '../../live/views';
import { noticesAreOn } from './notices/wish';

// One object, so that all who ask share one view.
const view = alertsView(noticesAreOn);

/** The alerts that fire now, newest first, whatever timeline the screen is on. */
export const useFiring = (): LiveSnapshot<AlertsState> => useLive(view);
