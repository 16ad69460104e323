import { useState } from 'react';
import { useLocation } from 'wouter';
import { Failure } from '../../ui/Failure';
import { draft } from '../analyze/draft';
import { PasteField } from '../analyze/PasteField';
import { usePaste } from '../analyze/useAnalysis';
import '../analyze/analyze.css';
import { articleLink } from '../../ui/links';

/** One pasted article, read at once or kept. */
export function BeginWithText() {
  const [text, setText] = useState(draft.get);
  const [, go] = useLocation();
  const paste = usePaste();
  const ready = text.trim() !== '';
  return (
    <section className="sect">
      <h2>Paste an article</h2>
      <p className="wide">
        See what is found in one text: names, topics, how it speaks of each, sentence by sentence. It is not kept unless
        you say so.
      </p>
      <label className="sr" htmlFor="paste">
        Article
      </label>
      <PasteField
        id="paste"
        text={text}
        rows={5}
        onText={(next) => {
          setText(next);
          draft.set(next);
        }}
      />
      {paste.isError && <Failure what="The article was not added." error={paste.error} />}
      <div className="do">
        <button type="button" className="btn lg" disabled={!ready} onClick={() => go('/analyze?read')}>
          Read it
        </button>
        <button
          type="button"
          className="btn plain lg"
          disabled={!ready || paste.isPending}
          onClick={() => paste.mutate({ text }, { onSuccess: (article) => go(articleLink(article)) })}
        >
          Add it
        </button>
        <span className="quiet">or drop a file here</span>
      </div>
    </section>
  );
}
