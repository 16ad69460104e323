import { useState } from 'react';
import { listOf } from './draft';
import { Check, Field } from './Field';
import { further, pathOf, standard } from './fields';
import type { Form } from './form';

/** When exactly it fires, how its messages come, hours of quiet, digests: what most rules leave as it is. */
export function Further({ form }: { form: Form }) {
  const { kind } = form.draft;
  const own = further.filter((field) => pathOf(field) === field || field.startsWith(`${kind}.`));
  const [opened, setOpened] = useState(
    () => own.some((field) => form.text(field) !== standard[field]) || form.text('for') !== '',
  );
  const wrong = [...own, 'for'].some((field) => form.reason(field) !== null);
  return (
    <details
      className="further"
      open={opened || wrong}
      onToggle={(event) => !wrong && setOpened(event.currentTarget.open)}
    >
      <summary>When exactly, how often, quiet hours, digest, labels</summary>
      <div className="groups">
        <Firing form={form} />
        <Messages form={form} />
        <Quiet form={form} />
        <Digest form={form} />
      </div>
      <datalist id="zones">
        {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </details>
  );
}

function Firing({ form }: { form: Form }) {
  const { kind } = form.draft;
  const lasts = kind === 'burst' || kind === 'sentiment';
  return (
    <fieldset>
      <legend>Fires</legend>
      {lasts && (
        <>
          <Field form={form} field="for" words="Once it has held for" placeholder="at once" />
          <Field
            form={form}
            field={`${kind}.raise`}
            words="Again, louder, at"
            placeholder="6, 8"
            unit="each told once"
          />
          <Field form={form} field={`${kind}.calm.under`} words="Over when under this part of the line" />
          <Field form={form} field={`${kind}.calm.for`} words="for" />
        </>
      )}
      <Field form={form} field="sourceSteps" words="Told again at so many sources" wide />
      <Field form={form} field="maxAge" words="Leaves out what is older than" />
    </fieldset>
  );
}

function Messages({ form }: { form: Form }) {
  return (
    <fieldset>
      <legend>Messages</legend>
      <Field form={form} field="wait" words="Gathers before the first for" />
      <Field form={form} field="interval" words="Not again within" />
      {form.draft.kind !== 'article' && (
        <Field form={form} field="repeat" words="Reminds while it fires, every" placeholder="never" />
      )}
      <Field form={form} field="rateLimit.messages" words="At most" placeholder="any number" unit="messages" />
      <Field form={form} field="rateLimit.per" words="within" unit="the rest goes to the digest" />
      <Field
        form={form}
        field="groupBy"
        words="One message for equal"
        placeholder="source, company"
        unit="empty: for all"
        wide
      />
      <Field form={form} field="labels" words="Labels" placeholder="desk=ports, floor=2" wide />
      <Check form={form} field="sendResolved" words="Its end is told too" />
    </fieldset>
  );
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function Quiet({ form }: { form: Form }) {
  const chosen = listOf(form.text('quietHours.days'));
  const reason = form.reason('quietHours.days');
  const turn = (day: string, on: boolean) =>
    form.set('quietHours.days', days.filter((other) => (other === day ? on : chosen.includes(other))).join(', '));
  return (
    <fieldset>
      <legend>Quiet hours: what comes up is held and told when they end</legend>
      <Field form={form} field="quietHours.from" words="From" placeholder="22:00" />
      <Field form={form} field="quietHours.to" words="To" placeholder="07:00" />
      <Field form={form} field="quietHours.zone" words="Time zone" list="zones" wide />
      <div className="line days">
        {days.map((day) => (
          <label key={day} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(day)}
              onChange={(event) => turn(day, event.target.checked)}
            />
            <span aria-hidden="true">{`${day[0]?.toUpperCase()}${day.slice(1, 3)}`}</span>
            <span className="sr">Begin on {day}</span>
          </label>
        ))}
        <span className="quiet">none: every day</span>
        {reason !== null && <span className="wrong">{reason}</span>}
      </div>
    </fieldset>
  );
}

function Digest({ form }: { form: Form }) {
  const every = form.text('digest.every');
  return (
    <fieldset>
      <legend>Digest</legend>
      <div className="line">
        <label>
          <span>Comes</span>
          <select className="field" value={every} onChange={(event) => form.set('digest.every', event.target.value)}>
            <option value="">never by itself</option>
            <option value="hour">each full hour</option>
            <option value="day">once a day</option>
          </select>
        </label>
      </div>
      {every === 'day' && <Field form={form} field="digest.hour" words="at" unit="o’clock" />}
      {every !== '' && (
        <>
          <Field form={form} field="digest.zone" words="Time zone" list="zones" wide />
          <Check form={form} field="digestOnly" words="Everything goes to the digest" />
        </>
      )}
    </fieldset>
  );
}
