import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { sources, subjects } from '../../api/queries';
import { live } from '../../live/LiveView';
import { QueryField } from '../../ui/query/QueryField';
import { useIsQuery } from '../../ui/query/useIsQuery';
import type { Form } from './form';
import { allArticles, asQuery, meantBy, type Offer, offersOf } from './offers';
import { Wrong, widthOf } from './Slot';

/** Subjects among what is offered. */
const offered = 8;
/** Typing pauses so long before it is looked for, ms. */
const typing = 150;

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
  const { items, isOfText, areAll } = useOffers(text);
  // What was asked of a text whose offers are not there yet.
  const [waits, setWaits] = useState<'to be taken' | 'to be left' | null>(null);
  const open = text !== null && waits !== 'to be left' && items.length > 0;
  const write = (text: string | null) => {
    setText(text);
    setActive(0);
    setWaits(null);
    form.means(text === null ? 'known' : 'open');
  };
  const take = ({ subject, name }: Offer) => {
    form.change(subject === asQuery ? { ...form.draft, query: name } : { ...form.draft, on: { subject, name } });
    write(null);
  };
  const leave = (typed: string) => {
    const meant = meantBy(typed.trim(), items, areAll);
    if (typed.trim() === '' || typed.trim() === on?.name) write(null);
    // What was begun stays and is said to be no subject: were it left for the former one, that would be saved unseen.
    else if (meant === 'unknown' || meant === 'unchosen') form.means(meant);
    else take(meant);
  };
  useEffect(() => {
    if (waits === null || !isOfText || text === null) return;
    const first = items[0];
    if (waits === 'to be left') leave(text);
    else if (first && areAll) take(first);
    else {
      setWaits(null);
      form.means('unknown');
    }
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = items[active];
    if (event.key === 'ArrowDown') setActive((now) => Math.min(items.length - 1, now + 1));
    else if (event.key === 'ArrowUp') setActive((now) => Math.max(0, now - 1));
    else if (event.key === 'Enter' && text !== null && !isOfText) setWaits('to be taken');
    else if (event.key === 'Enter' && open && chosen) take(chosen);
    else if (event.key === 'Escape') write(null);
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
        onChange={(event) => write(event.target.value)}
        onFocus={(event) => {
          setWaits(null);
          if (text !== null) form.means('open');
          event.target.select();
        }}
        onBlur={() => {
          if (text !== null) setWaits('to be left');
        }}
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

/**
 * What is offered for a text, whether it is of this very text, for offers follow it a moment late, and whether all names were looked for.
 * @param text What is typed; null: nobody types.
 */
function useOffers(text: string | null): { items: readonly Offer[]; isOfText: boolean; areAll: boolean } {
  const typed = (text ?? '').trim();
  const [asked] = useDebouncedValue(typed, typing);
  const looking = text !== null && asked !== '';
  const found = useQuery({ ...subjects(live, asked, offered), enabled: looking });
  const read = useQuery({ ...sources, enabled: looking });
  if (text === null) return { items: [], isOfText: true, areAll: true };
  if (!looking) return { items: [allArticles], isOfText: typed === '', areAll: true };
  return {
    items: offersOf(asked, found.data?.items ?? [], read.data?.items ?? []),
    isOfText: asked === typed && !found.isPending && !read.isPending,
    areAll: found.data !== undefined && read.data !== undefined,
  };
}
