import { useState } from 'react';
import type { AddSourceDto, FeedPreviewDto } from '../../api/contract';
import { Failure } from '../../ui/Failure';
import { when } from '../../ui/times';
import { hostOf, plural } from '../../ui/words';
import type { Preview } from './usePreview';

/** Articles shown of a feed. */
const shown = 5;

interface Props {
  preview: Preview;
  adding: boolean;
  onAdd: (source: AddSourceDto) => void;
}

/** What the feed brings, and the button that adds it. */
export function FeedPreview({ preview, adding, onAdd }: Props) {
  if (preview.pending) return <p className="quiet nothing">Looking at the address</p>;
  if (preview.error !== null) return <Failure what="No feed was found there." error={preview.error} />;
  if (preview.found === null) return null;
  return <Found key={preview.found.address} found={preview.found} adding={adding} onAdd={onAdd} />;
}

function Found({ found, adding, onAdd }: { found: FeedPreviewDto; adding: boolean; onAdd: Props['onAdd'] }) {
  const [name, setName] = useState(found.title);
  const [pages, setPages] = useState(found.note !== null);
  const now = new Date().toISOString();
  return (
    <div className="preview">
      <p className="mid">
        <b className="strong">{found.title}</b>. {found.format} at {hostOf(found.address)},{' '}
        {plural(found.items.length, 'article')} in it now.{found.note !== null && ` ${found.note}`}
      </p>
      <ul>
        {found.items.slice(0, shown).map((item) => (
          <li key={`${item.url} ${item.title}`}>
            <span className="t">{item.title}</span>
            <span className="quiet">{item.publishedAt === null ? 'no date' : when(item.publishedAt, now)}</span>
          </li>
        ))}
      </ul>
      <label className="nameline">
        Name <input className="field" value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label className="check">
        <input type="checkbox" checked={pages} onChange={(event) => setPages(event.target.checked)} />
        Fetch the page of an article where the feed brings only a teaser
      </label>
      <button
        type="button"
        className="btn primary lg"
        disabled={adding}
        onClick={() =>
          onAdd({ address: found.address, name: name.trim() || null, fetchPages: pages, intervalSeconds: null })
        }
      >
        Add this feed
      </button>
    </div>
  );
}
