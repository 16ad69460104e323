import { useState } from 'react';
import { canNotify, useWish, wish } from './wish';

/** Lets alerts be shown outside of the page. The browser is asked only when somebody asks for it here. */
export function NoticeSwitch() {
  const wished = useWish();
  const [refused, setRefused] = useState(false);
  if (!canNotify()) return <p className="quiet small-print">This browser cannot show alerts outside of the page.</p>;
  const denied = Notification.permission === 'denied';
  const on = wished && Notification.permission === 'granted';
  const turn = async () => {
    if (on) return wish.set(false);
    const granted = Notification.permission === 'granted' || (await Notification.requestPermission()) === 'granted';
    setRefused(!granted);
    wish.set(granted);
  };
  return (
    <>
      <label className="check">
        <input type="checkbox" checked={on} disabled={denied} onChange={() => void turn()} />
        Show alerts in this browser while this page is in the background
      </label>
      <p className="quiet small-print">
        {denied || refused
          ? 'Your browser forbids it for this page. Its settings beside the address allow it again.'
          : 'One for each alert that is told at once, replaced as it grows, gone when somebody takes it.'}
      </p>
    </>
  );
}
