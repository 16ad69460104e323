import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deletedTopics } from '../../api/queries';
import { Failure } from '../../ui/Failure';
import { day } from '../../ui/times';
import { Waiting } from '../../ui/Waiting';
import type { TopicActions } from './useTopicActions';

/** What was deleted, read once somebody asks for it. */
export function DeletedTopics({ actions }: { actions: TopicActions }) {
  const [open, setOpen] = useState(false);
  const list = useQuery({ ...deletedTopics, enabled: open });
  return (
    <details className="sect topics" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Deleted topics</summary>
      {open && list.isPending && <Waiting rows={2} words="Still reading the list" />}
      {list.isError && <Failure what="The list could not be read." error={list.error} again={() => list.refetch()} />}
      {list.isSuccess && list.data.items.length === 0 && <p className="quiet">There are none.</p>}
      {list.isSuccess && list.data.items.length > 0 && (
        <table className="tbl">
          <caption className="sr">Deleted topics, the last one first</caption>
          <thead>
            <tr>
              <th>Topic</th>
              <th>Query</th>
              <th>Deleted</th>
              <th>
                <span className="sr">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.data.items.map(({ subject, name, query, deleted }) => (
              <tr key={subject}>
                <th scope="row">{name}</th>
                <td className="query" title={query}>
                  <code>{query}</code>
                </td>
                <td>{deleted !== null && day(deleted)}</td>
                <td className="does">
                  <button
                    type="button"
                    className="btn plain"
                    disabled={actions.restore.isPending}
                    aria-label={`Bring ${name} back`}
                    onClick={() => actions.restore.mutate(subject)}
                  >
                    Bring back
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
