import { useRef, useState } from 'react';
import { copy } from './copy';

/** A text to be taken elsewhere: by a button, or selected where the page may not write to the clipboard. */
export function CopyField({ text, label }: { text: string; label: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const take = async () => {
    if (await copy(text)) return setSaid('Copied.');
    field.current?.focus();
    field.current?.select();
    setSaid('It is selected: copy it by Ctrl+C, or ⌘C.');
  };
  return (
    <span className="copyfield">
      <input
        ref={field}
        className="field"
        type="text"
        readOnly
        aria-label={label}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      <button type="button" className="btn" onClick={() => void take()}>
        Copy
      </button>
      <span className="quiet" role="status">
        {said}
      </span>
    </span>
  );
}
