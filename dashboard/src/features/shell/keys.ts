import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Stored } from '../../ui/Stored';

/** Whether single keys act; Escape always does. */
export const singleKeys = new Stored<boolean>('news-monitor.keys', (raw) => raw !== false);

export const useSingleKeys = () => useSyncExternalStore(singleKeys.subscribe, singleKeys.get);

/** A key that answers false lets others have it. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

/** A prefix such as "g" waits so long for its second key, ms. */
const prefixWait = 1_500;

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const isAction = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('a, button, summary') !== null;

/**
 * Single keys of a screen, for as long as it is there. "g b" is g, then b. They act outside fields and dialogs only.
 * @param turn 'last': only what nobody else on the screen has taken.
 */
export function useKeys(map: KeyMap, turn: 'first' | 'last' = 'first'): void {
  const latest = useRef(map);
  latest.current = map;
  useEffect(() => {
    let prefix = '';
    let until = 0;
    let inDialog = false;
    // Asked before anybody hears the key: the one that closes a dialog is the dialog's alone.
    const before = () => {
      inDialog = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isField(event.target) || inDialog) return;
      if (event.key !== 'Escape' && !singleKeys.get()) return;
      if ((event.key === 'Enter' || event.key === ' ') && isAction(event.target)) return;
      const name = prefix !== '' && event.timeStamp < until ? `${prefix} ${event.key}` : event.key;
      prefix = '';
      const act = latest.current[name];
      if (act) {
        if (act(event) !== false) event.preventDefault();
      } else if (Object.keys(latest.current).some((key) => key.startsWith(`${event.key} `))) {
        prefix = event.key;
        until = event.timeStamp + prefixWait;
      }
    };
    // The window hears a key after everything in the page has.
    const ear = turn === 'last' ? window : document;
    window.addEventListener('keydown', before, true);
    ear.addEventListener('keydown', onKey as EventListener);
    return () => {
      window.removeEventListener('keydown', before, true);
      ear.removeEventListener('keydown', onKey as EventListener);
    };
  }, [turn]);
}
