import { Modal } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { ApiError, errorWords, type FieldProblem } from '../../api/client';
import type { ChannelDto } from '../../api/contract';
import { FormFoot } from '../../ui/FormFoot';
import { channelOf, usualSecurity } from './channelForm';
import { kinds } from './channelsModel';
import type { ChannelActions } from './useChannelActions';
import './channels.css';

interface Props {
  actions: ChannelActions;
  onClose: () => void;
  onMade?: (channel: ChannelDto) => void;
}

/** Makes a channel; what cannot be taken is said beside the field that is wrong. */
export function AddChannel({ actions, onClose, onMade }: Props) {
  const { add } = actions;
  const [kind, setKind] = useState('webhook');
  const [unsent, setUnsent] = useState<FieldProblem | null>(null);
  const chosen = kinds.find((known) => known.kind === kind);
  const problem = unsent ?? refusedField(add.error);
  const forget = () => {
    setUnsent(null);
    if (add.isError) add.reset();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const { request, problem } = channelOf(kind, (field) => String(form.get(field) ?? '').trim());
    setUnsent(problem);
    if (problem !== null || add.isPending) return;
    add.mutate(request, {
      onSuccess: (channel) => {
        onMade?.(channel);
        onClose();
      },
    });
  };
  const close = () => {
    forget();
    onClose();
  };
  return (
    <Modal opened onClose={close} title="Make a channel" size={560} transitionProps={{ duration: 0 }}>
      <form className="addchannel" onSubmit={submit} onChange={forget}>
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
        <Field name="name" words="Name" placeholder="Ports desk" problem={problem} />
        {chosen?.example != null && (
          <Field name="address" words="Address" placeholder={chosen.example} problem={problem} needed />
        )}
        {chosen?.takesToken && <Field name="token" words="Token, if it asks for one" problem={problem} secret />}
        {kind === 'email' && <MailFields problem={problem} />}
        <FormFoot
          does="Make it"
          error={problem === null ? add.error : null}
          isPending={add.isPending}
          onCancel={close}
        />
      </form>
    </Modal>
  );
}

/** What the server refuses of one field; null: nothing, or not one field alone. */
function refusedField(error: unknown): FieldProblem | null {
  if (!(error instanceof ApiError) || error.field === null) return null;
  // Of a server that is missing, its host is what is asked for first.
  const field = error.field === 'server' ? 'server.host' : error.field;
  return fields.includes(field) ? { field, reason: errorWords(error) } : null;
}

/** Fields beside which something can be said. */
const fields = [
  'name',
  'address',
  'token',
  'to',
  ...['host', 'port', 'security', 'from', 'user', 'password'].map((part) => `server.${part}`),
];

function MailFields({ problem }: { problem: FieldProblem | null }) {
  return (
    <>
      <Field name="to" words="To, one mailbox" placeholder="desk@example.org" problem={problem} needed />
      <fieldset>
        <legend>Mail server; left empty, the program's</legend>
        <Field name="server.host" words="Host" placeholder="smtp.example.org" problem={problem} />
        <Field name="server.port" words="Port" placeholder="587" problem={problem} />
        <Field
          name="server.security"
          words="Security"
          problem={problem}
          choices={[
            [usualSecurity, 'STARTTLS'],
            ['tls', 'TLS'],
            ['none', 'None'],
          ]}
        />
        <Field name="server.from" words="From" placeholder="alerts@example.org" problem={problem} />
        <Field name="server.user" words="User" problem={problem} />
        <Field name="server.password" words="Password" problem={problem} secret />
      </fieldset>
    </>
  );
}

interface FieldProps {
  name: string;
  words: string;
  problem: FieldProblem | null;
  placeholder?: string;
  needed?: boolean;
  secret?: boolean;
  /** Words that it is one of, each as people read it; left out: any text. */
  choices?: readonly (readonly [word: string, said: string])[];
}

function Field({ name, words, problem, placeholder = '', needed = false, secret = false, choices }: FieldProps) {
  const id = useId();
  const reason = problem?.field === name ? problem.reason : null;
  const shared = {
    id,
    className: 'field',
    name,
    'aria-invalid': reason !== null,
    'aria-describedby': reason === null ? undefined : `${id}-wrong`,
  };
  return (
    <div className="line">
      <label htmlFor={id}>{words}</label>
      {choices === undefined ? (
        <input
          {...shared}
          type={secret ? 'password' : 'text'}
          placeholder={placeholder}
          required={needed}
          autoComplete={secret ? 'new-password' : 'off'}
        />
      ) : (
        <select {...shared}>
          {choices.map(([word, said]) => (
            <option key={word} value={word}>
              {said}
            </option>
          ))}
        </select>
      )}
      {reason !== null && (
        <p className="reason" id={`${id}-wrong`} role="alert">
          {reason}
        </p>
      )}
    </div>
  );
}
