import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ConnectionState } from './Connection';
import type { LiveClient } from './LiveClient';
import type { LiveSnapshot, LiveSpec, LiveView } from './LiveView';

export const LiveContext = createContext<LiveClient | null>(null);

export function useLiveClient(): LiveClient {
  const client = useContext(LiveContext);
  if (client === null) throw new Error('No LiveClient above this component');
  return client;
}

/** The newest state of a view for as long as the component is there; null watches nothing. */
export function useLive<Wire, State>(spec: LiveSpec<Wire, State> | null): LiveSnapshot<State> {
  const client = useLiveClient();
  const key = spec === null ? null : JSON.stringify(spec.view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal keys are one view, whatever object carries them
  const view = useMemo(() => (spec === null ? null : client.view(spec)), [client, key]);
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
