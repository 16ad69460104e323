import { useClickOutside } from '@mantine/hooks';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { isOn, type Screen } from './screens';

/** The screens that a phone's tab bar has no room for, behind its last tab. */
export function MoreScreens({ screens }: { screens: readonly Screen[] }) {
  const [path] = useLocation();
  const [open, setOpen] = useState(false);
  const around = useClickOutside<HTMLDivElement>(() => setOpen(false));
  const button = useRef<HTMLButtonElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the links in it
    <div ref={around} className="more" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-current={screens.some(({ to }) => isOn(to, path)) ? 'true' : undefined}
        onClick={() => setOpen(!open)}
      >
        More
      </button>
      {open && (
        <div className="pop">
          {screens.map(({ to, name }) => (
            <Link key={to} href={to} aria-current={isOn(to, path) ? 'page' : undefined} onClick={() => setOpen(false)}>
              {name}
            </Link>
          ))}
        </div>
      )}
    </div>
  );
}
