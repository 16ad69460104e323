import { useState } from 'react';
import type { ArticleFilter } from '../../api/queries';
import { ExportDialog } from './ExportDialog';

interface Props {
  /** What is exported where nobody narrows it. */
  filter: ArticleFilter;
  /** What that is, for people: "All articles about Oslo". */
  what: string;
  link?: boolean;
}

/** Offers the articles of a list as a file. */
export function ExportButton({ filter, what, link = false }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button type="button" className={link ? 'link' : 'btn'} onClick={() => setOpened(true)}>
        Export
      </button>
      {opened && <ExportDialog filter={filter} what={what} onClose={() => setOpened(false)} />}
    </>
  );
}
