import { useSession } from '../replay/session';

/** The screens of the navigation, in its order. */
const screens: readonly Screen[] = [
  { to: '/', name: 'Board', key: 'b' },
  { to: '/replay', name: 'Replay', key: 'r' },
  { to: '/topics', name: 'Topics', key: 't' },
  { to: '/sources', name: 'Sources', key: 'o' },
  { to: '/search', name: 'Search', key: 'f' },
  { to: '/analyze', name: 'Analyze', key: 'a' },
  { to: '/names', name: 'Names', key: 'n' },
  { to: '/channels', name: 'Channels', key: 'c' },
];

interface Screen {
  to: string;
  name: string;
  /** The key after g. */
  key: string;
}

/** Those of a replay: what shows only the present stays outside. A tilde leads out of the replay. */
const replayScreens: readonly Screen[] = [
  { to: '/', name: 'Board', key: 'b' },
  { to: '/search', name: 'Search', key: 'f' },
  { to: '~/replay', name: 'Other replays', key: 'r' },
];

export const useScreens = (): readonly Screen[] => (useSession() === null ? screens : replayScreens);
