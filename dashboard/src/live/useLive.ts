import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ConnectionState } from './Connection';
import type { LiveClient } from './LiveClient';
import { type LiveSnapshot, type LiveSpec, type LiveView, live } from './LiveView';
import { useTimeline } from './timeline';

export const LiveContext = createContext<LiveClient | null>(null);

export function useLiveClient(): LiveClient {
  const client = useContext(LiveContext);
  if (client === null) throw new Error('No LiveClient above this component');
  return client;
}

/**
 * The newest state of a view for as long as the component is there; null watches nothing.
 * @param on The timeline; left out: the one that the screen is on.
 */
export function useLive<Wire, State>(spec: LiveSpec<Wire, State> | null, on?: string): LiveSnapshot<State> {
  const client = useLiveClient();
  const screen = useTimeline();
  const timeline = spec?.ofProgram ? live : (on ?? screen);
  const key = spec === null ? null : JSON.stringify(spec.view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal keys are one view, whatever object carries them
  const view = useMemo(() => (spec === null ? null : client.view(spec, timeline)), [client, timeline, key]);
  useEffect(() => (view === null ? undefined : client.use(view as unknown as LiveView)), [client, view]);
  return useSyncExternalStore(view?.subscribe ?? nothingComes, view?.get ?? getNothing);
}

const nothing: LiveSnapshot<never> = { state: null, error: null, absent: false };
const getNothing = () => nothing;
const nothingComes = () => () => {};

export function useConnection(): ConnectionState {
  const { connection } = useLiveClient();
  return useSyncExternalStore(connection.subscribe, connection.get);
}
