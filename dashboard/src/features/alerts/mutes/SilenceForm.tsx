import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorWords, send } from '../../../api/client';
import type { SilencePreviewDto } from '../../../api/contract';
import { alertsKey } from '../../../api/queries';
import { FormFoot } from '../../../ui/FormFoot';
import { zoneName } from '../../../ui/times';
import { plural } from '../../../ui/words';
import { titleOf } from '../alertWords';
import { me } from '../me';
import { MatcherFields } from './MatcherFields';
import { filled, formOf, type SilenceDraft, timeAt, timeOf } from './mutesModel';
import type { Mutes } from './useMutes';

/** Typing pauses so long before it is asked what would be held, ms. */
const typing = 300;

const hour = 3_600_000;
const lengths = [
  ['1 h', hour],
  ['2 h', 2 * hour],
  ['8 h', 8 * hour],
  ['1 d', 24 * hour],
  ['1 w', 168 * hour],
] as const;

interface Props {
  start: SilenceDraft;
  mutes: Mutes;
  onClose: () => void;
}

/** Makes a silence, and says beforehand what of that which fires now it would hold. */
export function SilenceForm({ start, mutes, onClose }: Props) {
  const [draft, setDraft] = useState(start);
  const [author, setAuthor] = useState(me.get());
  const change = (part: Partial<SilenceDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { add } = mutes;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (me.get() === '') me.set(author.trim());
    add.mutate(formOf(draft, author.trim()), { onSuccess: onClose });
  };
  const close = () => {
    add.reset();
    onClose();
  };
  return (
    <Modal opened onClose={close} title="Silence alerts" size={620} transitionProps={{ duration: 0 }}>
      <form className="muteform" onSubmit={submit}>
        <p className="mid">
          Alerts that match are shown here, and nobody is told of them. What is over meanwhile is never told.
        </p>
        <MatcherFields
          legend="Alerts whose labels all match"
          matchers={draft.matchers}
          offers={mutes.offers}
          onChange={(matchers) => change({ matchers })}
        />
        <Preview draft={draft} />
        <div className="times">
          <label>
            <span>From; empty: now</span>
            <input
              className="field"
              type="datetime-local"
              value={draft.from.text}
              onChange={(event) => change({ from: timeOf(event.target.value) })}
            />
          </label>
          <label>
            <span>To; empty: until lifted</span>
            <input
              className="field"
              type="datetime-local"
              value={draft.to.text}
              onChange={(event) => change({ to: timeOf(event.target.value) })}
            />
          </label>
          <span className="lengths">
            {lengths.map(([words, ms]) => (
              <button
                key={words}
                type="button"
                className="btn small plain"
                aria-label={`For ${words}`}
                onClick={() => change({ to: timeAt((draft.from.at ?? Date.now()) + ms) })}
              >
                {words}
              </button>
            ))}
          </span>
        </div>
        <p className="quiet small-print">Times are those of {zoneName()}.</p>
        <label className="line">
          <span>Reason, for others to read</span>
          <input
            className="field"
            value={draft.reason}
            maxLength={1000}
            required
            data-autofocus
            onChange={(event) => change({ reason: event.target.value })}
          />
        </label>
        <label className="line">
          <span>By</span>
          <input
            className="field"
            value={author}
            maxLength={100}
            required
            onChange={(event) => setAuthor(event.target.value)}
          />
        </label>
        <FormFoot does="Silence" error={add.error} isPending={add.isPending} onCancel={close} />
      </form>
    </Modal>
  );
}

function Preview({ draft }: { draft: SilenceDraft }) {
  const [matchers] = useDebouncedValue(filled(draft.matchers), typing);
  const asked = useQuery({
    queryKey: [...alertsKey, 'silence-preview', matchers],
    queryFn: ({ signal }) => send<SilencePreviewDto>('POST', 'silences/preview', { matchers }, signal),
    enabled: matchers.length > 0,
    placeholderData: keepPreviousData,
  });
  if (matchers.length === 0) return <p className="quiet small-print">Say at least one label.</p>;
  if (asked.isError) return <p className="strong small-print">{errorWords(asked.error)}</p>;
  if (asked.data === undefined) return <p className="quiet small-print">Looking…</p>;
  const { firing, alerts } = asked.data;
  const named = alerts.slice(0, 3).map(titleOf);
  return (
    <p className="small-print" aria-live="polite">
      {firing === 0
        ? 'It would hold nothing of what fires now.'
        : `It would hold ${plural(firing, 'alert')} of those that fire now: ${named.join(', ')}${firing > named.length ? ' …' : '.'}`}
    </p>
  );
}
