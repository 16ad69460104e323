import { alertsLink, rulesLink } from '../../ui/links';
import { useSession } from '../replay/session';

/** The screens of the navigation, in its order. */
const screens: readonly Screen[] = [
  { to: '/', name: 'Board', key: 'b' },
  { to: alertsLink, name: 'Alerts', key: 'a' },
  { to: rulesLink, name: 'Rules', key: 'u' },
  { to: '/replay', name: 'Replay', key: 'r' },
  { to: '/topics', name: 'Topics', key: 't' },
  { to: '/sources', name: 'Sources', key: 'o' },
  { to: '/search', name: 'Search', key: 'f' },
  { to: '/analyze', name: 'Analyze', key: 'y' },
  { to: '/names', name: 'Names', key: 'n' },
  { to: '/channels', name: 'Channels', key: 'c', rare: true },
];

export interface Screen {
  to: string;
  name: string;
  /** The key after g. */
  key: string;
  /** Opened from other screens, by its key and on a phone; the masthead has no room for it. */
  rare?: true;
}

/** Those of a replay: what shows only the present stays outside. A tilde leads out of the replay. */
const replayScreens: readonly Screen[] = [
  { to: '/', name: 'Board', key: 'b' },
  { to: '/search', name: 'Search', key: 'f' },
  { to: '~/replay', name: 'Other replays', key: 'r' },
];

/** Tabs that the smallest phone has room for. */
const places = 5;

/** What stands in the tab bar of a phone, and what behind its last tab. */
export function tabsOf(all: readonly Screen[]): { tabs: readonly Screen[]; more: readonly Screen[] } {
  const shown = all.length > places ? places - 1 : places;
  return { tabs: all.slice(0, shown), more: all.slice(shown) };
}

/** Whether a path is of a screen: what lies below its address is. */
export const isOn = (to: string, path: string): boolean => path === to || (to !== '/' && path.startsWith(`${to}/`));

export const useScreens = (): readonly Screen[] => (useSession() === null ? screens : replayScreens);
