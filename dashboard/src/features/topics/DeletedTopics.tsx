import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deletedTopics } from '../../api/queries';
import { Awaited } from '../../ui/Awaited';
import { RowAct } from '../../ui/RowAct';
import { day } from '../../ui/times';
import type { TopicActions } from './useTopicActions';

/** What was deleted, read once somebody asks for it. */
export function DeletedTopics({ actions }: { actions: TopicActions }) {
  const [open, setOpen] = useState(false);
  const list = useQuery({ ...deletedTopics, enabled: open });
  return (
    <details className="sect topics" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Deleted topics</summary>
      {open && <Awaited query={list} rows={2} />}
      {list.isSuccess && list.data.items.length === 0 && <p className="quiet">There are none.</p>}
      {list.isSuccess && list.data.items.length > 0 && (
        <table className="tbl stack">
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
                  <RowAct
                    words="Bring back"
                    of={name}
                    off={actions.restore.isPending}
                    to={() => actions.restore.mutate(subject)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
