import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { subjects } from '../../api/queries';
import { useTimeline } from '../../live/timeline';
import { searchLink, subjectLink } from '../../ui/links';
import { count, shortKind } from '../../ui/words';
import { useKeys } from './keys';
import { useScreens } from './screens';

/** Subjects offered while typing. */
const offered = 8;

/** Finds a subject from anywhere: a combobox of the best matches, and the search page for the rest. */
export function FindField() {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [asked] = useDebouncedValue(text.trim(), 150);
  const [, go] = useLocation();
  const list = useId();
  const timeline = useTimeline();
  const screens = useScreens();
  const found = useQuery({ ...subjects(timeline, asked, offered), enabled: open && asked !== '' });
  const items = asked === '' ? [] : (found.data?.items ?? []);

  useKeys({
    '/': () => {
      if (field.current && field.current.offsetParent !== null) field.current.focus();
      else go('/search');
    },
    ...Object.fromEntries(screens.map(({ key, to }) => [`g ${key}`, () => go(to)])),
  });

  const leave = (to: string) => {
    go(to);
    setOpen(false);
    setText('');
    field.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((now) => Math.max(-1, Math.min(items.length - 1, now + step)));
    } else if (event.key === 'Enter') {
      // One suggestion for what is typed is what was meant; while it is still being asked for, the search knows more.
      const chosen =
        items[active] ?? (items.length === 1 && asked === text.trim() && !found.isFetching ? items[0] : undefined);
      if (chosen) leave(subjectLink(chosen.subject));
      else if (text.trim()) leave(searchLink(text.trim()));
    } else if (event.key === 'Escape') {
      setOpen(false);
      field.current?.blur();
    } else return;
    event.preventDefault();
  };

  return (
    <span className="fieldwrap find">
      <input
        ref={field}
        className="field"
        type="search"
        role="combobox"
        aria-label="Find a subject"
        aria-expanded={open && items.length > 0}
        aria-controls={list}
        aria-activedescendant={active >= 0 ? `${list}-${active}` : undefined}
        autoComplete="off"
        placeholder="Find a subject"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      <div
        id={list}
        role="listbox"
        aria-label="Subjects found"
        className="pop found"
        hidden={!open || items.length === 0}
      >
        {items.map((item, i) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, as comboboxes do
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's
          <div
            key={item.subject}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => leave(subjectLink(item.subject))}
          >
            <span className="cut">
              <b>{item.name}</b> <span className="kd">{shortKind(item.kind)}</span>
            </span>
            <span className="quiet">{count(item.articles)}</span>
          </div>
        ))}
      </div>
    </span>
  );
}
