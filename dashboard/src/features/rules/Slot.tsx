import { type CSSProperties, type ReactNode, useId } from 'react';
import type { Form } from './form';

interface SlotProps {
  form: Form;
  field: string;
  /** For those who hear the sentence: what the number is of. */
  label: string;
}

/** Room for so many letters, where the browser does not make it by itself. */
export const widthOf = (letters: number) => ({ '--letters': letters }) as CSSProperties;

/** A number or a length of time within the sentence. */
export function TextSlot({ form, field, label, placeholder = '' }: SlotProps & { placeholder?: string }) {
  const text = form.text(field);
  const [reason, id] = [form.reason(field), useId()];
  return (
    <>
      <input
        className="slot number"
        style={widthOf(Math.max(text.length, placeholder.length, 2))}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => form.set(field, event.target.value)}
        aria-invalid={reason !== null}
        aria-describedby={reason === null ? undefined : id}
      />
      <Wrong id={id} reason={reason} />
    </>
  );
}

/** One of several words within the sentence. */
export function WordSlot({ form, field, label, words }: SlotProps & { words: Readonly<Record<string, string>> }) {
  const [reason, id] = [form.reason(field), useId()];
  return (
    <>
      <select
        className="slot"
        aria-label={label}
        value={form.text(field)}
        onChange={(event) => form.set(field, event.target.value)}
        aria-invalid={reason !== null}
        aria-describedby={reason === null ? undefined : id}
      >
        {Object.entries(words).map(([word, said]) => (
          <option key={word} value={word}>
            {said}
          </option>
        ))}
      </select>
      <Wrong id={id} reason={reason} />
    </>
  );
}

/** Why the field before it is wrong. */
export function Wrong({ id, reason }: { id: string; reason: ReactNode }) {
  return reason === null ? null : (
    <span id={id} className="wrong">
      {reason}
    </span>
  );
}
