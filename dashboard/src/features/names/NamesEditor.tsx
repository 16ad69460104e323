import { type FormEvent, useRef, useState } from 'react';
import { ApiError } from '../../api/client';
import { Failure } from '../../ui/Failure';
import { plural } from '../../ui/words';
import { heading, problemLines, stretchOf } from './namesModel';
import type { NameActions } from './useNames';

interface Props {
  /** The text to begin with. */
  start: string;
  replace: NameActions['replace'];
  /** A file was dropped on it. */
  onFile: (file: File) => void;
  onClose: () => void;
}

/** A text field of more characters than this makes typing slow. */
const editable = 500_000;

/** The whole list as text: taken as it is, or refused with what is wrong in which line. */
export function NamesEditor({ start, replace, onFile, onClose }: Props) {
  const [text, setText] = useState(start);
  const field = useRef<HTMLTextAreaElement>(null);
  const refused = replace.error instanceof ApiError ? replace.error.lines : [];
  const problems = problemLines(replace.variables ?? '', refused);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    replace.mutate(text, { onSuccess: onClose });
  };
  const goTo = (line: number) => {
    const { from, to } = stretchOf(text, line);
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
  };
  return (
    <form className="nameseditor sect" onSubmit={submit}>
      <h2 className="h2">
        <label htmlFor="names-csv">The list as text</label>
        <span className="end">it takes the place of the whole list</span>
      </h2>
      <p className="quiet" id="names-form">
        The first line is <code>{heading}</code>. Aliases are joined by |. A kind is person, organisation, place or
        other. The Wikidata id may be left out.
      </p>
      {start.length > editable ? (
        <p className="mid">
          {plural(start.trimEnd().split('\n').length - 1, 'name')}: too long a list to be edited here. It can be used as
          it is.
        </p>
      ) : (
        <textarea
          ref={field}
          id="names-csv"
          className="field"
          rows={12}
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: it was opened to write in it
          autoFocus
          aria-describedby="names-form"
          aria-invalid={problems.length > 0}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            const file = event.dataTransfer.files[0];
            if (!file) return;
            event.preventDefault();
            onFile(file);
          }}
        />
      )}
      <div className="do">
        <button type="submit" className="btn primary" disabled={text.trim() === '' || replace.isPending}>
          {replace.isPending ? 'Looking at it' : 'Use this list'}
        </button>
        <button type="button" className="btn plain" onClick={onClose}>
          Leave the list as it is
        </button>
      </div>
      {replace.isError && problems.length === 0 && <Failure what="The list was not taken." error={replace.error} />}
      {problems.length > 0 && (
        <div role="alert">
          <p className="failure">
            <span className="bar">
              <b>The list was not taken.</b> {plural(problems.length, 'thing')} {problems.length === 1 ? 'is' : 'are'}{' '}
              wrong with it; nothing was changed.
            </span>
          </p>
          <ol className="problems">
            {problems.map(({ line, text: words, reason }) => (
              <li key={`${line} ${reason}`}>
                {line > 0 && (
                  <button type="button" className="link" onClick={() => goTo(line)}>
                    Line {line}
                  </button>
                )}
                <span>{reason}</span>
                {words !== '' && <code>{words}</code>}
              </li>
            ))}
          </ol>
        </div>
      )}
    </form>
  );
}
