import { type FormEvent, useRef, useState } from 'react';
import type { ReplayDto } from '../../api/contract';
import { useKeys } from '../shell/keys';
import type { ReplayControl } from './ReplayControl';
import { fromField, toField } from './ranges';

interface Props {
  replay: ReplayDto;
  control: ReplayControl;
}

/** A field that takes the clock to a time, for whoever knows it: Enter goes there. It follows the clock while nobody types in it. */
export function GoTo({ replay, control }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [from, to, at] = [replay.from, replay.to, replay.at].map((time) => toField(Date.parse(time)));
  useKeys({ T: () => field.current?.focus() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const time = fromField(typed ?? '');
    if (time !== null) control.seek(time);
    setTyped(null);
  };
  return (
    <form className="goto" onSubmit={submit}>
      <label>
        <span className="mid">Go to</span>{' '}
        <input
          ref={field}
          className="field"
          type="datetime-local"
          min={from}
          max={to}
          value={typed ?? at}
          onFocus={() => setTyped(at ?? '')}
          onBlur={() => setTyped(null)}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      </label>
    </form>
  );
}
