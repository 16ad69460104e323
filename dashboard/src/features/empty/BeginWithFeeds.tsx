import { type FormEvent, useState } from 'react';
import { Failure } from '../../ui/Failure';
import { FeedPreview } from '../sources/FeedPreview';
import { OpmlButton } from '../sources/OpmlButton';
import { PublicFeeds } from '../sources/PublicFeeds';
import { usePreview } from '../sources/usePreview';
import { useSourceActions } from '../sources/useSourceActions';
import '../sources/sources.css';

/** An address, an OPML file, or well-known feeds. */
export function BeginWithFeeds() {
  const actions = useSourceActions();
  const preview = usePreview();
  const [text, setText] = useState('');
  const [listed, setListed] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    preview.look(text);
  };
  return (
    <section className="sect">
      <h2>Add feeds</h2>
      <p>
        The address of a news site or of its RSS, Atom or JSON feed. On a site, its feeds are looked for. Each is
        checked as often as it asks for.
      </p>
      <form className="addform" onSubmit={submit}>
        <label className="sr" htmlFor="feed-address">
          Address
        </label>
        <input
          id="feed-address"
          className="field lg"
          type="text"
          inputMode="url"
          placeholder="https://"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="btn lg" disabled={text.trim() === '' || preview.pending}>
          Look at it
        </button>
      </form>
      <FeedPreview preview={preview} adding={actions.add.isPending} onAdd={(source) => actions.add.mutate(source)} />
      {actions.error !== null && <Failure what="That was not done." error={actions.error} />}
      <p aria-live="polite" className="said">
        {actions.done?.words}
      </p>
      {listed && <PublicFeeds actions={actions} />}
      <div className="do">
        {!listed && (
          <button type="button" className="btn lg" onClick={() => setListed(true)}>
            Choose well-known feeds
          </button>
        )}
        <OpmlButton large onText={(opml) => actions.importOpml.mutate(opml)} />
      </div>
    </section>
  );
}
