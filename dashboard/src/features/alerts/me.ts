import { useSyncExternalStore } from 'react';
import { Stored } from '../../ui/Stored';

/** The name under which this browser's user takes alerts; empty: not said yet. */
export const me = new Stored<string>('news-monitor.me', (raw) => (typeof raw === 'string' ? raw : ''));

export const useMe = (): string => useSyncExternalStore(me.subscribe, me.get);
