import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { isWindow, windowList, windowWords } from '../../ui/words';
import { useKeys } from '../shell/keys';
import { type BoardChoice, type Kind, kinds, type Order, orders } from './boardModel';

/** Typing pauses so long before the board is filtered, ms. */
const typing = 200;

interface Props {
  choice: BoardChoice;
  choose: (change: Partial<BoardChoice>) => void;
}

const windowData = windowList.map((value) => ({ value, label: windowWords[value] }));
const kindData = (Object.keys(kinds) as Kind[]).map((value) => ({ value, label: kinds[value] }));

export function Controls({ choice, choose }: Props) {
  return (
    <section className="controls" aria-label="What the board shows">
      <fieldset className="tabs" aria-label="Order">
        {(Object.keys(orders) as Order[]).map((order) => (
          <button key={order} type="button" aria-pressed={order === choice.order} onClick={() => choose({ order })}>
            {orders[order]}
          </button>
        ))}
      </fieldset>
      <NativeSelect
        aria-label="Kind"
        size="xs"
        className="kind"
        data={kindData}
        value={choice.kind}
        onChange={(event) => choose({ kind: event.currentTarget.value as Kind })}
      />
      <Filter filter={choice.filter} onFilter={(filter) => choose({ filter })} />
      <SegmentedControl
        aria-label="Window"
        className="windows"
        size="xs"
        transitionDuration={0}
        data={windowData}
        value={choice.window}
        onChange={(window) => isWindow(window) && choose({ window })}
      />
    </section>
  );
}

function Filter({ filter, onFilter }: { filter: string; onFilter: (filter: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(filter);
  const sent = useRef(filter);
  const tell = useRef(onFilter);
  tell.current = onFilter;
  useEffect(() => {
    // The address changed by itself: by a link, the way back, or "Clear the filter".
    if (filter !== sent.current) {
      sent.current = filter;
      setText(filter);
    }
  }, [filter]);
  useEffect(() => {
    if (text.trim() === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      tell.current(text.trim());
    }, typing);
    return () => clearTimeout(timer);
  }, [text]);
  useKeys({ f: () => field.current?.focus() });
  return (
    <span className="fieldwrap grow">
      <input
        ref={field}
        className="field"
        type="search"
        placeholder="Filter this board"
        aria-label="Filter this board"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <kbd aria-hidden="true">f</kbd>
    </span>
  );
}
