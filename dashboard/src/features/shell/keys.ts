import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Stored } from '../../ui/Stored';

/** Whether single keys act; Escape always does. */
export const singleKeys = new Stored<boolean>('news-monitor.keys', (raw) => raw !== false);

export const useSingleKeys = () => useSyncExternalStore(singleKeys.subscribe, singleKeys.get);

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** A prefix such as "g" waits so long for its second key, ms. */
const prefixWait = 1_500;

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const isAction = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('a, button, summary') !== null;

/** Single keys of a screen, for as long as it is there. "g b" is g, then b. They act outside fields and dialogs only. */
export function useKeys(map: KeyMap): void {
  const latest = useRef(map);
  latest.current = map;
  useEffect(() => {
    let prefix = '';
    let until = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isField(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      if (event.key !== 'Escape' && !singleKeys.get()) return;
      if (event.key === 'Enter' && isAction(event.target)) return;
      const name = prefix !== '' && event.timeStamp < until ? `${prefix} ${event.key}` : event.key;
      prefix = '';
      const act = latest.current[name];
      if (act) {
        act(event);
        event.preventDefault();
      } else if (Object.keys(latest.current).some((key) => key.startsWith(`${event.key} `))) {
        prefix = event.key;
        until = event.timeStamp + prefixWait;
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
