import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { address } from '../../api/client';
import { sources } from '../../api/queries';
import { Awaited } from '../../ui/Awaited';
import { PageHead } from '../../ui/PageHead';
import { Outcome } from '../shell/Outcome';
import { AddFeed } from './AddFeed';
import { OpmlButton } from './OpmlButton';
import { ReadingState } from './ReadingState';
import { SourceTable } from './SourceTable';
import { lede, summary } from './sourcesModel';
import { useSourceActions } from './useSourceActions';
import './sources.css';

/** The list is read again so often, ms. */
const listEvery = 10_000;

export function SourcesPage() {
  const list = useQuery({ ...sources, refetchInterval: listEvery });
  const actions = useSourceActions();
  const [adding, setAdding] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const items = list.data?.items ?? [];
  return (
    <main id="main" className="page">
      <PageHead name="Sources" about={list.isSuccess && summary(items)}>
        <form
          className="addform"
          onSubmit={(event) => {
            event.preventDefault();
            setAdding(field.current?.value.trim() ?? '');
          }}
        >
          <input
            ref={field}
            className="field"
            type="text"
            inputMode="url"
            placeholder="Address of a site or feed"
            aria-label="Address of a site or feed"
          />
          <button type="submit" className="btn primary">
            Add a feed
          </button>
        </form>
        <OpmlButton onText={(text) => actions.importOpml.mutate(text)} />
        <a className="btn" href={address('sources/opml')} download="news-monitor.opml">
          Export OPML
        </a>
      </PageHead>
      {items.length > 0 && <p className="lede">{lede(items)}</p>}
      <ReadingState />
      <Outcome of={actions} />
      <Awaited query={list} rows={10} />
      {list.isSuccess && items.length === 0 && (
        <p className="lede">
          Nothing is read yet.{' '}
          <button type="button" className="link" onClick={() => setAdding('')}>
            Choose from well-known feeds
          </button>
        </p>
      )}
      {items.length > 0 && <SourceTable sources={items} actions={actions} />}
      {adding !== null && <AddFeed start={adding} actions={actions} onClose={() => setAdding(null)} />}
    </main>
  );
}
