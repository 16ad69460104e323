import { Modal } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorWords, open } from '../../api/client';
import type { ArticleFilter } from '../../api/queries';
import { count, plural } from '../../ui/words';
import { type Contents, contentsOf, type Format, formats, size } from './exportModel';
import { type ExportState, useExport } from './useExport';
import './export.css';

interface Props {
  filter: ArticleFilter;
  what: string;
  onClose: () => void;
}

/** Asks for format and days, says how much it would be, and how much has come. */
export function ExportDialog({ filter, what, onClose }: Props) {
  const [format, setFormat] = useState<Format>('jsonl');
  const [days, setDays] = useState({ from: '', to: '' });
  const { state, start, cancel } = useExport();
  const wrong = days.from !== '' && days.to !== '' && days.from > days.to;
  const wanted = { ...filter, ...stretch(days) };
  const holds = useQuery({
    queryKey: ['export', wanted],
    queryFn: async ({ signal }) => contentsOf((await open('export', wanted, { method: 'HEAD', signal })).headers),
    enabled: !wrong,
    placeholderData: keepPreviousData,
  });
  const running = state.is === 'running';
  return (
    <Modal opened onClose={onClose} title="Export" size={520} transitionProps={{ duration: 0 }}>
      <p className="quiet">{what}, with every edit and withdrawal, in the order in which they came.</p>
      <fieldset className="exp-formats" disabled={running}>
        <legend className="sr">Format</legend>
        {formats.map(({ word, name, says }) => (
          <label key={word}>
            <input type="radio" name="format" checked={format === word} onChange={() => setFormat(word)} />
            <b className="strong">{name}</b> <span className="quiet">{says}</span>
          </label>
        ))}
      </fieldset>
      <fieldset className="exp-days" disabled={running}>
        <legend className="sr">Days</legend>
        <label>
          From{' '}
          <input
            className="field"
            type="date"
            value={days.from}
            onChange={(event) => setDays({ ...days, from: event.target.value })}
          />
        </label>
        <label>
          To{' '}
          <input
            className="field"
            type="date"
            value={days.to}
            onChange={(event) => setDays({ ...days, to: event.target.value })}
          />
        </label>
        <span className="quiet">both included, UTC; empty: all</span>
      </fieldset>
      <p className="exp-says" aria-live="polite">
        {wrong
          ? 'The first day is after the last.'
          : state.is === 'ready'
            ? holds.isError
              ? errorWords(holds.error)
              : holdsWords(holds.data)
            : stateWords(state)}
      </p>
      <div className="do">
        {running ? (
          <button type="button" className="btn lg" onClick={cancel}>
            Cancel
          </button>
        ) : (
          <button
            type="button"
            className="btn primary lg"
            disabled={wrong || holds.data?.versions === 0}
            onClick={() => start(wanted, format)}
          >
            Export
          </button>
        )}
      </div>
    </Modal>
  );
}

/** Whole days of UTC; empty: no bound. */
function stretch({ from, to }: { from: string; to: string }) {
  const day = 86_400_000;
  return {
    ...(from === '' ? {} : { from: `${from}T00:00:00Z` }),
    ...(to === '' ? {} : { to: new Date(Date.parse(`${to}T00:00:00Z`) + day).toISOString() }),
  };
}

const holdsWords = (contents: Contents | undefined) =>
  contents === undefined
    ? 'Counting …'
    : contents.versions === 0
      ? 'There is nothing to export.'
      : `${plural(contents.articles, 'article')} in ${plural(contents.versions, 'version')}.`;

function stateWords(state: Exclude<ExportState, { is: 'ready' }>) {
  switch (state.is) {
    case 'running':
      return state.contents === null
        ? 'Asking …'
        : `${plural(state.contents.versions, 'version')} of ${plural(state.contents.articles, 'article')}: ${size(state.bytes)} so far.`;
    case 'done':
      return `${state.contents.fileName} is saved: ${plural(state.contents.articles, 'article')} in ${plural(state.contents.versions, 'version')}, ${size(state.bytes)}, of the log at position ${count(state.contents.position)}.`;
    case 'failed':
      return `No file was saved. ${state.words}`;
  }
}
