import { Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { me } from './me';

interface Props {
  onClose: () => void;
  /** Called once the name is kept. */
  onNamed: () => void;
}

/** Asks once who sits at this browser. */
export function AskName({ onClose, onNamed }: Props) {
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    me.set(name.trim());
    onNamed();
  };
  return (
    <Modal opened onClose={onClose} title="Who are you?" size={420} transitionProps={{ duration: 0 }}>
      <form onSubmit={submit}>
        <p className="mid">Others see by it who is on an alert. This browser keeps it.</p>
        <p className="do">
          <input
            className="field"
            aria-label="Your name"
            placeholder="Your name or desk"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
            data-autofocus
          />
          <button type="submit" className="btn primary" disabled={name.trim() === ''}>
            Go on
          </button>
        </p>
      </form>
    </Modal>
  );
}
