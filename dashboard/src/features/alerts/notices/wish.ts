import { useSyncExternalStore } from 'react';
import { Stored } from '../../../ui/Stored';

/** Whether alerts are to be shown outside of the page. */
export const wish = new Stored<boolean>('news-monitor.notices', (raw) => raw === true);

export const useWish = (): boolean => useSyncExternalStore(wish.subscribe, wish.get);

export const canNotify = (): boolean => 'Notification' in globalThis;

/** Wished for, and the browser lets us. */
export const noticesAreOn = (): boolean => wish.get() && canNotify() && Notification.permission === 'granted';
