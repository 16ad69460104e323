import { useDebouncedValue, useMergedRef } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  type ChangeEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { queryCheck } from '../../api/queries';
import { QueryHints } from './QueryHints';
import { QueryProblem } from './QueryProblem';
import { type Asked, take } from './queryOffer';
import { useChoices } from './useChoices';
import './query.css';

/** Typing pauses so long before it is said that this is no query yet, ms. */
const pause = 600;

export type QueryElement = HTMLInputElement | HTMLTextAreaElement;

interface Props {
  value: string;
  onChange: (query: string) => void;
  /** Of the field, for the label that stands beside it. */
  id?: string;
  /** Where no label stands beside it. */
  label?: string;
  /** Lines; left out: one line. */
  rows?: number;
  placeholder?: string;
  autoFocus?: boolean;
  /** Keys that the list of choices has no use for. */
  onKeyDown?: (event: KeyboardEvent<QueryElement>) => void;
  ref?: Ref<QueryElement>;
}

/**
 * A field for a query. While one types, fields, operators and names that can stand at the caret are offered below it; Ctrl and space, or Alt and
 * the down arrow, ask for them. What is wrong with the query, or was hardly meant, is said under it once typing pauses.
 */
export function QueryField({ value, onChange, id, label, rows, placeholder, autoFocus, onKeyDown, ref }: Props) {
  const field = useRef<QueryElement>(null);
  const merged = useMergedRef(field, ref);
  const list = useId();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [active, setActive] = useState(-1);
  const chosenCaret = useRef<number | null>(null);
  const offered = useChoices(asked);
  const choices = offered?.choices ?? [];
  const open = choices.length > 0;
  const current = active < choices.length ? active : -1;

  const [paused] = useDebouncedValue(value, pause);
  const checked = useQuery({
    ...queryCheck(paused, null),
    enabled: paused.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const said = value.trim() === '' || !checked.data ? null : checked.data;

  const ask = (text: string, caret: number, wanted: boolean) => {
    setAsked({ text, caret, wanted });
    setActive(-1);
  };
  const close = () => setAsked(null);

  useLayoutEffect(() => {
    if (chosenCaret.current === null) return;
    field.current?.setSelectionRange(chosenCaret.current, chosenCaret.current);
    chosenCaret.current = null;
  });
  useEffect(() => {
    if (current >= 0) document.getElementById(`${list}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [current, list]);

  const choose = (index: number) => {
    const choice = choices[index];
    if (!offered || !choice) return;
    const { text, caret } = take(value, offered.offer, choice);
    chosenCaret.current = caret;
    onChange(text);
    // A field asks for its value at once.
    if (choice.write.endsWith(':')) ask(text, caret, false);
    else close();
  };
  const onKey = (event: KeyboardEvent<QueryElement>) => {
    const { key, ctrlKey, altKey, metaKey, shiftKey, currentTarget } = event;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if ((key === ' ' && ctrlKey) || (key === 'ArrowDown' && altKey)) {
      ask(currentTarget.value, currentTarget.selectionStart ?? currentTarget.value.length, true);
    } else if (open && step !== 0) {
      // One place of the round is the field's own: nothing is chosen.
      setActive(((current + 1 + step + choices.length + 1) % (choices.length + 1)) - 1);
    } else if (open && current >= 0 && (key === 'Enter' || key === 'Tab') && !ctrlKey && !metaKey && !shiftKey) {
      choose(current);
    } else if (open && key === 'Escape') {
      close();
    } else {
      onKeyDown?.(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const shared = {
    ref: merged,
    id,
    className: rows === undefined ? 'field lg' : 'field code',
    'aria-label': label,
    'aria-autocomplete': 'list' as const,
    'aria-controls': list,
    'aria-activedescendant': current >= 0 ? `${list}-${current}` : undefined,
    'aria-invalid': said !== null && said.error !== null && said.text === value,
    'aria-describedby': `${list}-problem`,
    // A dialog around it stays open when Escape closes the list.
    'data-mantine-stop-propagation': open,
    autoFocus,
    autoComplete: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    placeholder,
    value,
    onChange: (event: ChangeEvent<QueryElement>) => {
      const { value: text, selectionStart } = event.currentTarget;
      onChange(text);
      ask(text, selectionStart ?? text.length, false);
    },
    // The caret left the word that is offered for.
    onSelect: (event: { currentTarget: QueryElement }) => {
      const { value: text, selectionStart, selectionEnd } = event.currentTarget;
      if (asked !== null && (asked.text !== text || asked.caret !== selectionStart || selectionStart !== selectionEnd))
        close();
    },
    onBlur: close,
    onKeyDown: onKey,
  };

  return (
    <div className="queryfield">
      <div className="at">
        {rows === undefined ? (
          <input type="search" role="combobox" aria-expanded={open} {...shared} />
        ) : (
          <textarea rows={rows} aria-haspopup="listbox" {...shared} />
        )}
        <div id={list} role="listbox" aria-label="What can stand here" className="pop offers" hidden={!open}>
          {choices.map(({ write, name, means, aside }, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, as comboboxes do
            // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's
            <div
              key={write}
              id={`${list}-${i}`}
              role="option"
              aria-selected={i === current}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(i)}
            >
              <span className="cut">
                {name === '' ? <code>{write}</code> : <b>{name}</b>} <span className="kd">{means}</span>
              </span>
              <span className="quiet">{aside}</span>
            </div>
          ))}
        </div>
      </div>
      <div id={`${list}-problem`}>
        {said?.error && !open && (
          <QueryProblem
            text={said.text}
            error={said.error}
            onGo={
              said.text === value
                ? ({ position, length }) => {
                    field.current?.focus();
                    field.current?.setSelectionRange(position, position + length);
                  }
                : undefined
            }
          />
        )}
        {said !== null && said.text === value && !open && <QueryHints text={value} hints={said.hints} />}
      </div>
    </div>
  );
}
