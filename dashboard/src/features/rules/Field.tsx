import { useId } from 'react';
import type { Form } from './form';
import { Wrong } from './Slot';

interface Props {
  form: Form;
  field: string;
  words: string;
  /** What an empty field means, or an example. */
  placeholder?: string;
  /** What follows the field: "messages". */
  unit?: string;
  list?: string;
  wide?: boolean;
}

/** A line of the further settings: its name, the field, and why it is wrong. */
export function Field({ form, field, words, placeholder, unit, list, wide = false }: Props) {
  const [reason, id] = [form.reason(field), useId()];
  return (
    <div className="line">
      <label>
        <span>{words}</span>
        <input
          className={wide ? 'field wide' : 'field'}
          type="text"
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          list={list}
          value={form.text(field)}
          onChange={(event) => form.set(field, event.target.value)}
          aria-invalid={reason !== null}
          aria-describedby={reason === null ? undefined : id}
        />
      </label>
      {unit !== undefined && <span className="quiet">{unit}</span>}
      <Wrong id={id} reason={reason} />
    </div>
  );
}

/** A yes or no of the further settings. */
export function Check({ form, field, words }: { form: Form; field: string; words: string }) {
  const [reason, id] = [form.reason(field), useId()];
  return (
    <div className="line">
      <label className="check">
        <input
          type="checkbox"
          checked={form.text(field) === 'yes'}
          onChange={(event) => form.set(field, event.target.checked ? 'yes' : 'no')}
          aria-describedby={reason === null ? undefined : id}
        />
        {words}
      </label>
      <Wrong id={id} reason={reason} />
    </div>
  );
}
