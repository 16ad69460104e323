import { useEffect, useRef, useState } from 'react';
import { errorWords, open } from '../../api/client';
import type { ArticleFilter } from '../../api/queries';
import { type Contents, contentsOf, type Format, receive } from './exportModel';

export type ExportState =
  | { is: 'ready' }
  | { is: 'running'; contents: Contents | null; bytes: number }
  | { is: 'done'; contents: Contents; bytes: number }
  | { is: 'failed'; words: string };

/** Fetches an export and hands it to the browser to save; ends with the component. */
export function useExport() {
  const [state, setState] = useState<ExportState>({ is: 'ready' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (filter: ArticleFilter, format: Format) => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    setState({ is: 'running', contents: null, bytes: 0 });
    try {
      const response = await open('export', { ...filter, format }, { signal: abort.signal });
      const contents = contentsOf(response.headers);
      setState({ is: 'running', contents, bytes: 0 });
      const body = response.body ?? new Blob().stream();
      const file = await receive(body, (bytes) => setState({ is: 'running', contents, bytes }));
      save(file, contents.fileName);
      setState({ is: 'done', contents, bytes: file.size });
    } catch (error) {
      setState(abort.signal.aborted ? { is: 'ready' } : { is: 'failed', words: errorWords(error) });
    }
  };
  return { state, start, cancel: () => running.current?.abort() };
}

function save(file: Blob, name: string) {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
