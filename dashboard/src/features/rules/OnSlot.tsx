import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { sources, subjects } from '../../api/queries';
import { live } from '../../live/LiveView';
import { QueryField } from '../../ui/query/QueryField';
import { useIsQuery } from '../../ui/query/useIsQuery';
import { count, longKind } from '../../ui/words';
import type { Subject } from './draft';
import type { Form } from './form';
import { Wrong, widthOf } from './Slot';

const offered = 8;
/** Sources among what is offered. */
const offeredSources = 3;

/** The offer that takes what is typed for a query. */
const asQuery = '';

interface Offer extends Subject {
  says: string;
}

const all: Offer = { subject: 'all', name: 'All articles', says: 'everything that comes' };

/** What the rule stands on: found by its name, among subjects, topics of one's own and sources; or a query. */
export function OnSlot({ form }: { form: Form }) {
  return form.draft.query === null ? <SubjectSlot form={form} /> : <QuerySlot form={form} query={form.draft.query} />;
}

/** What is wrong within a query is said by its field; here the rest. */
function QuerySlot({ form, query }: { form: Form; query: string }) {
  const [id, isQuery] = [useId(), useIsQuery(query.trim())];
  return (
    <>
      the query{' '}
      <span className="sayquery">
        <QueryField
          label="Query"
          placeholder="(ceasefire OR truce) AND (Gaza OR Ukraine)"
          value={query}
          onChange={(text) => form.change({ ...form.draft, query: text })}
        />
      </span>{' '}
      <button type="button" className="link instead" onClick={() => form.change({ ...form.draft, query: null })}>
        a subject instead
      </button>
      {isQuery !== false && <Wrong id={id} reason={form.reason('on.query')} />}
    </>
  );
}

function SubjectSlot({ form }: { form: Form }) {
  const { on } = form.draft;
  const [text, setText] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const [list, wrong] = [useId(), useId()];
  const reason = form.reason('on.subject');
  const items = useOffers(text);
  const open = text !== null && items.length > 0;
  const take = ({ subject, name }: Offer) => {
    form.change(subject === asQuery ? { ...form.draft, query: name } : { ...form.draft, on: { subject, name } });
    setText(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = items[active];
    if (event.key === 'ArrowDown') setActive((now) => Math.min(items.length - 1, now + 1));
    else if (event.key === 'ArrowUp') setActive((now) => Math.max(0, now - 1));
    else if (event.key === 'Enter' && open && chosen) take(chosen);
    else if (event.key === 'Escape') setText(null);
    else return;
    event.preventDefault();
  };
  const shown = text ?? on?.name ?? '';
  const empty = 'a subject';
  return (
    <span className="slotof">
      <input
        className="slot"
        style={widthOf(Math.max(shown.length, empty.length) + 1)}
        type="text"
        role="combobox"
        aria-label="What the rule stands on"
        aria-expanded={open}
        aria-controls={list}
        aria-activedescendant={open ? `${list}-${active}` : undefined}
        aria-invalid={reason !== null}
        aria-describedby={reason === null ? undefined : wrong}
        autoComplete="off"
        spellCheck={false}
        placeholder={empty}
        value={shown}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onFocus={(event) => event.target.select()}
        // What was not chosen was not meant: the former subject stands again.
        onBlur={() => setText(null)}
        onKeyDown={onKeyDown}
      />
      <span id={list} role="listbox" aria-label="Found" className="pop found" hidden={!open}>
        {items.map((item, i) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, as comboboxes do
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's
          <span
            key={item.subject}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(item)}
          >
            <span className="cut">
              <b>{item.name}</b>
            </span>
            <span className="quiet">{item.says}</span>
          </span>
        ))}
      </span>
      <Wrong id={wrong} reason={reason} />
    </span>
  );
}

/** @param text What is typed; null: nobody types. */
function useOffers(text: string | null): Offer[] {
  const [asked] = useDebouncedValue((text ?? '').trim(), 150);
  const looking = text !== null && asked !== '';
  const found = useQuery({ ...subjects(live, asked, offered), enabled: looking });
  const read = useQuery({ ...sources, enabled: looking });
  if (!looking) return text === null ? [] : [all];
  const has = (name: string) => name.toLowerCase().includes(asked.toLowerCase());
  return [
    ...(found.data?.items ?? []).map(({ subject, name, kind, articles }) => ({
      subject,
      name,
      says: `${longKind(kind)}, ${count(articles)}`,
    })),
    ...(read.data?.items ?? [])
      .filter((source) => has(source.name))
      .slice(0, offeredSources)
      .map(({ subject, name, total }) => ({ subject, name, says: `source, ${count(total)}` })),
    ...(has(all.name) ? [all] : []),
    { subject: asQuery, name: asked, says: 'as a query' },
  ];
}
