import { Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ApiError, errorWords } from '../../api/client';
import type { ChannelDto } from '../../api/contract';
import { kinds } from './channelsModel';
import type { ChannelActions } from './useChannelActions';

interface Props {
  actions: ChannelActions;
  onClose: () => void;
  onMade?: (channel: ChannelDto) => void;
}

/** Makes a channel; what the server does not take stands beside the field that is wrong. */
export function AddChannel({ actions, onClose, onMade }: Props) {
  const [kind, setKind] = useState('webhook');
  const chosen = kinds.find((known) => known.kind === kind);
  const wrong = actions.add.error;
  const field = wrong instanceof ApiError ? wrong.field : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
    };
    const host = text('host');
    const port = text('port');
    actions.add.mutate(
      {
        kind,
        name: text('name'),
        address: text('address'),
        token: text('token'),
        to: text('to'),
        server:
          host === null
            ? null
            : {
                host,
                port: port === null ? null : Number(port),
                security: text('security'),
                from: text('from'),
                user: text('user'),
                password: text('password'),
              },
      },
      {
        onSuccess: (channel) => {
          onMade?.(channel);
          onClose();
        },
      },
    );
  };
  const close = () => {
    actions.add.reset();
    onClose();
  };
  return (
    <Modal opened onClose={close} title="Make a channel" size={560} transitionProps={{ duration: 0 }}>
      <form className="addchannel" onSubmit={submit}>
        <label>
          <span>Kind</span>
          <select className="field" value={kind} onChange={(event) => setKind(event.target.value)} data-autofocus>
            {kinds.map((known) => (
              <option key={known.kind} value={known.kind}>
                {known.name}
              </option>
            ))}
          </select>
        </label>
        <Field name="name" words="Name" placeholder="Ports desk" bad={field === 'name'} />
        {chosen?.example != null && (
          <Field name="address" words="Address" placeholder={chosen.example} bad={field === 'address'} needed />
        )}
        {chosen?.takesToken && <Field name="token" words="Token, if it asks for one" bad={field === 'token'} secret />}
        {kind === 'email' && <MailFields field={field} />}
        {wrong !== null && (
          <p className="failure" role="alert">
            <span className="bar">{errorWords(wrong)}</span>
          </p>
        )}
        <p className="do">
          <button type="submit" className="btn lg primary" disabled={actions.add.isPending}>
            Make it
          </button>
          <button type="button" className="btn lg plain" onClick={close}>
            Cancel
          </button>
        </p>
      </form>
    </Modal>
  );
}

function MailFields({ field }: { field: string | null }) {
  return (
    <>
      <Field name="to" words="To, one mailbox" placeholder="desk@example.org" bad={field === 'to'} needed />
      <fieldset>
        <legend>Mail server; left empty, the program's</legend>
        <Field
          name="host"
          words="Host"
          placeholder="smtp.example.org"
          bad={field === 'server.host' || field === 'server'}
        />
        <Field name="port" words="Port" placeholder="587" bad={false} />
        <label>
          <span>Security</span>
          <select className="field" name="security" defaultValue="starttls" aria-invalid={field === 'server.security'}>
            <option value="starttls">STARTTLS</option>
            <option value="tls">TLS</option>
            <option value="none">None</option>
          </select>
        </label>
        <Field name="from" words="From" placeholder="alerts@example.org" bad={field === 'server.from'} />
        <Field name="user" words="User" bad={false} />
        <Field name="password" words="Password" bad={false} secret />
      </fieldset>
    </>
  );
}

interface FieldProps {
  name: string;
  words: string;
  placeholder?: string;
  bad: boolean;
  needed?: boolean;
  secret?: boolean;
}

function Field({ name, words, placeholder = '', bad, needed = false, secret = false }: FieldProps) {
  return (
    <label>
      <span>{words}</span>
      <input
        className="field"
        name={name}
        type={secret ? 'password' : 'text'}
        placeholder={placeholder}
        required={needed}
        aria-invalid={bad}
        autoComplete={secret ? 'new-password' : 'off'}
      />
    </label>
  );
}
