import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import type { EntityCorrectionDto, EntityDto } from '../../api/contract';
import { subjects } from '../../api/queries';
import { live } from '../../live/LiveView';
import { Meanings } from '../../ui/findings/Meanings';
import { longKind } from '../../ui/words';

interface Props {
  entity: EntityDto;
  /** The spelling that is said to mean somebody else. */
  text: string;
  onNotAName: () => void;
  onMeans: (said: EntityCorrectionDto) => void;
}

const kinds = ['person', 'organisation', 'place', 'other'];

/** What can be said against an entity: that it is no name, or somebody else. */
export function CorrectEntity({ entity, text, onNotAName, onMeans }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <div className="correct">
      <button type="button" className="btn small" onClick={onNotAName}>
        Not a name
      </button>
      <button type="button" className="btn small" aria-expanded={open} onClick={() => setOpen(!open)}>
        It is somebody else
      </button>
      {open && <Who entity={entity} text={text} onMeans={onMeans} />}
    </div>
  );
}

/** Subjects offered while typing. */
const offered = 6;

/** Up and down go from the name to what is offered for it, and back. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')];
  const next = step === 0 ? undefined : stops[stops.findIndex((stop) => stop.matches(':focus')) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** Chooses somebody who is known by the name, a subject of the log, or names one that is neither. */
function Who({ entity, text, onMeans }: Pick<Props, 'entity' | 'text' | 'onMeans'>) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState(entity.kind);
  const [wikidata, setWikidata] = useState('');
  const [asked] = useDebouncedValue(name.trim(), 150);
  const found = useQuery({ ...subjects(live, asked, offered), enabled: asked !== '' });
  const known = asked === '' ? [] : (found.data?.items.filter((item) => kinds.includes(item.kind)) ?? []);
  const field = useId();
  const malformed = wikidata.trim() !== '' && !/^Q[1-9]\d*$/.test(wikidata.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onMeans({ text, subject: null, name: name.trim(), kind, wikidata: wikidata.trim() || null });
  };
  return (
    <form className="who" onSubmit={submit}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are a shortcut between its own field and buttons */}
      <div className="offers" onKeyDown={walk}>
        <label htmlFor={field}>“{text}” is</label>
        <input
          id={field}
          className="field"
          autoComplete="off"
          placeholder="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {asked === '' && (
          <Meanings
            name={text}
            subject={entity.subject}
            onPick={({ subject, name, kind, wikidata }) =>
              onMeans({ text, subject, name, kind: kind ?? entity.kind, wikidata })
            }
          />
        )}
        {known.length > 0 && (
          <ul aria-label="Known under that name">
            {known.map((item) => (
              <li key={item.subject}>
                <button
                  type="button"
                  className="link"
                  onClick={() =>
                    onMeans({
                      text,
                      subject: item.subject,
                      name: item.name,
                      kind: item.kind,
                      wikidata: item.wikidata,
                    })
                  }
                >
                  {item.name}
                </button>
                <span className="kd">{longKind(item.kind)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <span className="new">
        <select className="field" aria-label="Kind" value={kind} onChange={(event) => setKind(event.target.value)}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {longKind(one)}
            </option>
          ))}
        </select>
        <input
          className="field"
          aria-label="Wikidata id"
          aria-invalid={malformed}
          placeholder="Q… if known"
          value={wikidata}
          onChange={(event) => setWikidata(event.target.value)}
        />
        <button type="submit" className="btn" disabled={name.trim() === '' || malformed}>
          Say so
        </button>
      </span>
    </form>
  );
}
