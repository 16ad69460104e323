import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { address } from '../../api/client';
import { Awaited } from '../../ui/Awaited';
import { Failure } from '../../ui/Failure';
import { PageHead } from '../../ui/PageHead';
import { RereadLine } from '../../ui/reread/RereadLine';
import { plural } from '../../ui/words';
import { Outcome } from '../shell/Outcome';
import { NamesEditor } from './NamesEditor';
import { NamesTable } from './NamesTable';
import { example, textOf } from './namesModel';
import { csvOf, useNameActions, useNames } from './useNames';
import './names.css';

/** The user's own list of names: what it holds, what it does to what was read, and every way to change it. */
export function NamesPage() {
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), 150);
  const list = useNames(query);
  const actions = useNameActions();
  const [draft, setDraft] = useState<string | null>(null);
  const edit = useMutation({ mutationFn: csvOf, onSuccess: (csv) => open(csv) });
  const upload = useMutation({ mutationFn: textOf, onSuccess: (csv) => open(csv) });
  const { replace } = actions;
  const names = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total;
  const empty = total === 0;
  const open = (csv: string) => {
    replace.reset();
    setDraft(csv);
  };
  return (
    <main id="main" className="page">
      <PageHead name="Own names" tab="Names" about={total !== undefined && plural(total, 'name')}>
        <UploadButton onFile={(file) => upload.mutate(file)} />
        {!empty && (
          <>
            <button type="button" className="btn" disabled={edit.isPending} onClick={() => edit.mutate()}>
              Edit as text
            </button>
            <a className="btn" href={address('names/csv')} download="own-names.csv">
              Download CSV
            </a>
            <button
              type="button"
              className="btn plain"
              disabled={actions.removeAll.isPending}
              onClick={() => actions.removeAll.mutate()}
            >
              Remove all
            </button>
          </>
        )}
      </PageHead>
      <p className="lede">
        A watch list of companies, people or places. Its names always count as names, of the kind that you say, and go
        before every other meaning of the same spelling.
      </p>
      <Outcome of={actions} />
      {upload.isError && <Failure what="The file was not taken." error={upload.error} />}
      {edit.isError && <Failure what="The list could not be opened." error={edit.error} />}
      {draft !== null && (
        <NamesEditor
          key={draft}
          start={draft}
          replace={replace}
          onFile={(file) => upload.mutate(file)}
          onClose={() => setDraft(null)}
        />
      )}
      <section className="sect past">
        <h2 className="h2">What was read before</h2>
        <p className="mid">
          What arrives is read with the list at once. Articles that are here already keep what was found in them until
          they are read again.
        </p>
        <RereadLine />
      </section>
      <Awaited query={list} rows={8} />
      {empty && draft === null && (
        <p className="lede">
          The list is empty.{' '}
          <button type="button" className="link" onClick={() => open(example)}>
            Begin with an example
          </button>
        </p>
      )}
      {list.isSuccess && !empty && (
        <section className="sect">
          <h2 className="h2">Names</h2>
          <input
            className="field findname"
            type="search"
            aria-label="Find in the list"
            placeholder="Find in the list"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {names.length === 0 ? (
            <p className="quiet nothing">No name has “{query}”.</p>
          ) : (
            <NamesTable
              names={names}
              busy={actions.removeOne.isPending}
              onRemove={(name) => actions.removeOne.mutate(name)}
            />
          )}
          {list.hasNextPage && (
            <button
              type="button"
              className="btn more"
              onClick={() => list.fetchNextPage()}
              disabled={list.isFetchingNextPage}
            >
              Show more
            </button>
          )}
        </section>
      )}
    </main>
  );
}

/** Takes a CSV file from this machine; it is shown before it is used. */
function UploadButton({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,text/csv,text/plain"
        aria-label="CSV file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onFile(file);
          event.currentTarget.value = '';
        }}
      />
      <button type="button" className="btn" onClick={() => input.current?.click()}>
        Upload a CSV
      </button>
    </>
  );
}
