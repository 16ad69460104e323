import { createContext, useContext } from 'react';
import type { ReplayDto } from '../../api/contract';
import type { ReplayLink } from '../../ui/replayLinks';
import type { ReplayControl } from './ReplayControl';

/** How the replay of this screen stands. */
export type Session =
  | { phase: 'opening'; link: ReplayLink | null }
  | { phase: 'refused'; link: ReplayLink; error: unknown; again: () => void }
  | { phase: 'gone'; link: ReplayLink | null }
  | { phase: 'open'; replay: ReplayDto; error: unknown; control: ReplayControl };

/** Null: the screen is live. */
export const SessionContext = createContext<Session | null>(null);

export const useSession = (): Session | null => useContext(SessionContext);
