// An export from the server's first word to the file: what it will hold, and the bytes as they come.

export const formats = [
  { word: 'jsonl', name: 'JSON Lines', says: 'As articles are pushed; imports anywhere.' },
  { word: 'csv', name: 'CSV', says: 'For spreadsheets; imports too.' },
  { word: 'parquet', name: 'Parquet', says: 'For DuckDB, pandas and Arrow; imports too.' },
] as const;

export type Format = (typeof formats)[number]['word'];

/** What the server says an export holds. */
export interface Contents {
  articles: number;
  versions: number;
  /** Of the log: what comes later is not in it. */
  position: number;
  fileName: string;
}

export function contentsOf(headers: Headers): Contents {
  const number = (name: string) => Number(headers.get(name) ?? Number.NaN);
  const name = /filename="?([^";]+)"?/.exec(headers.get('Content-Disposition') ?? '')?.[1];
  return {
    articles: number('Export-Articles'),
    versions: number('Export-Versions'),
    position: number('Export-Position'),
    fileName: name ?? 'newsmonitor-export',
  };
}

/** Bytes that are held before they become part of a blob, which a browser may keep on disk. */
const held = 16_000_000;

/** The body as one blob; told how many bytes have come. Throws where it ends early. */
export async function receive(body: ReadableStream<Uint8Array>, told: (bytes: number) => void): Promise<Blob> {
  let whole = new Blob();
  let parts: BlobPart[] = [];
  let waiting = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (value !== undefined) {
      parts.push(value as Uint8Array<ArrayBuffer>);
      waiting += value.byteLength;
      told(whole.size + waiting);
    }
    if (done || waiting >= held) {
      whole = new Blob([whole, ...parts]);
      parts = [];
      waiting = 0;
    }
    if (done) return whole;
  }
}

/** "940 B", "12 kB", "3.4 MB", "1.2 GB". */
export function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
