import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { channels } from '../../api/queries';
import { Failure } from '../../ui/Failure';
import { RowAct } from '../../ui/RowAct';
import { AddChannel } from '../channels/AddChannel';
import { channelName, kindName } from '../channels/channelsModel';
import { useChannelActions } from '../channels/useChannelActions';
import { Outcome } from '../shell/Outcome';
import type { Form } from './form';
import { Wrong } from './Slot';

/** Who is told, as the sentence says it. */
export function WaysSlot({ form, open, onOpen }: { form: Form; open: boolean; onOpen: (open: boolean) => void }) {
  const list = useQuery(channels);
  const id = useId();
  const names = form.draft.channels.map((channel) => channelName(channel, list.data?.items));
  const reason = form.reason('channels');
  return (
    <>
      <button
        type="button"
        className="slot"
        aria-expanded={open}
        aria-invalid={reason !== null}
        aria-describedby={reason === null ? undefined : id}
        onClick={() => onOpen(!open)}
      >
        {names.length === 0 ? 'the dashboard alone' : names.join(', ')}
      </button>
      <Wrong id={id} reason={reason} />
    </>
  );
}

/** Chooses the channels, tries them, and makes new ones. */
export function Ways({ form }: { form: Form }) {
  const list = useQuery(channels);
  const actions = useChannelActions();
  const [adding, setAdding] = useState(false);
  const { draft } = form;
  const known = list.data?.items ?? [];
  const gone = list.isSuccess ? draft.channels.filter((id) => !known.some((channel) => channel.id === id)) : [];
  const turn = (id: string, on: boolean) =>
    form.change({ ...draft, channels: on ? [...draft.channels, id] : draft.channels.filter((other) => other !== id) });
  return (
    <fieldset className="told">
      <legend>Channels that are told; every alert is in the dashboard too</legend>
      <Outcome of={actions} />
      {list.isError && (
        <Failure what="The channels could not be read." error={list.error} again={() => list.refetch()} />
      )}
      <ul>
        {known.map((channel) => (
          <li key={channel.id}>
            <label className="check">
              <input
                type="checkbox"
                checked={draft.channels.includes(channel.id)}
                onChange={(event) => turn(channel.id, event.target.checked)}
              />
              <b className="strong">{channel.name}</b>
              <span className="quiet">
                {kindName(channel.kind)}
                {!channel.on && ', switched off'}
              </span>
            </label>
            <RowAct
              words={actions.test.isPending && actions.test.variables.id === channel.id ? 'Sending' : 'Send a test'}
              of={channel.name}
              off={actions.test.isPending}
              to={() => actions.test.mutate(channel)}
            />
          </li>
        ))}
        {gone.map((id) => (
          <li key={id}>
            <label className="check">
              <input type="checkbox" checked onChange={() => turn(id, false)} />
              <b className="strong">A channel that is gone</b> <span className="quiet">{id}</span>
            </label>
          </li>
        ))}
      </ul>
      <p className="do">
        <button type="button" className="btn" onClick={() => setAdding(true)}>
          Make a channel
        </button>
        <Link className="link" href="/channels">
          All channels
        </Link>
      </p>
      {adding && (
        <AddChannel actions={actions} onClose={() => setAdding(false)} onMade={(channel) => turn(channel.id, true)} />
      )}
    </fieldset>
  );
}
