import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { AlertRow } from '../../../api/contract';
import { alertLink } from '../../../ui/links';
import { numbersNow, saysOf, titleOf } from '../alertWords';
import { useFiring } from '../useFiring';
import { AlertNotices } from './AlertNotices';
import { noticesAreOn, useWish } from './wish';

/** Shows alerts outside of the page while it is hidden, where this browser's user wished for it. Draws nothing. */
export function BrowserNotices() {
  const wished = useWish();
  const { state } = useFiring();
  const [, go] = useLocation();
  const [notices] = useState(() => new AlertNotices());
  const open = useRef(new Map<string, Notification>());
  useEffect(() => {
    const look = () => {
      if (state === null) return;
      const { show, close } = notices.next(state, !document.hidden);
      for (const id of close) {
        open.current.get(id)?.close();
        open.current.delete(id);
      }
      if (!wished || !noticesAreOn()) return;
      for (const row of show)
        open.current.set(
          row.id,
          notify(row, () => go(alertLink(row.id))),
        );
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [state, wished, notices, go]);
  return null;
}

function notify(row: AlertRow, onOpen: () => void): Notification {
  const notice = new Notification(titleOf(row), {
    body: `${saysOf(row, numbersNow(row.evidence))}\n${row.ruleName}`,
    // The same alert takes the place of its notice before, also that of another tab.
    tag: `news-monitor-${row.id}`,
  });
  notice.onclick = () => {
    window.focus();
    onOpen();
    notice.close();
  };
  return notice;
}
