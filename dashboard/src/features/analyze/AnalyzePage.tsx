import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { Failure } from '../../ui/Failure';
import { Waiting } from '../../ui/Waiting';
import { count } from '../../ui/words';
import { Analysis } from './Analysis';
import { draft } from './draft';
import { longest, PasteField } from './PasteField';
import { useAnalysis, usePaste } from './useAnalysis';
import './analyze.css';
import { articleLink } from '../../ui/links';

export function AnalyzePage() {
  const [text, setText] = useState(draft.get);
  const analysis = useAnalysis();
  const paste = usePaste();
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const asked = useRef(!search.has('read'));
  const { mutate: read } = analysis;
  useEffect(() => {
    // Whoever came from "Read it" elsewhere has said so already.
    if (asked.current || text.trim() === '') return;
    asked.current = true;
    read(text);
  }, [text, read]);
  const tooLong = text.length > longest;
  const ready = text.trim() !== '' && !tooLong;
  const edit = (next: string) => {
    setText(next);
    draft.set(next);
  };
  return (
    <main id="main" className="page">
      <title>Analyze. News Monitor</title>
      <div className="title">
        <h1>Analyze</h1>
        <span className="kind">What is found in one text. It is not kept unless you say so.</span>
      </div>
      <form
        className="analyze"
        onSubmit={(event) => {
          event.preventDefault();
          analysis.mutate(text);
        }}
      >
        <label className="sr" htmlFor="text">
          Article
        </label>
        <PasteField id="text" text={text} onText={edit} rows={analysis.data === undefined ? 14 : 5} />
        <div className="do">
          <button type="submit" className="btn primary lg" disabled={!ready || analysis.isPending}>
            Read it
          </button>
          <button
            type="button"
            className="btn lg"
            disabled={!ready || paste.isPending}
            onClick={() => paste.mutate(text, { onSuccess: (article) => go(articleLink(article)) })}
          >
            Add as an article
          </button>
          <span className="quiet">
            {tooLong
              ? `Too long: ${count(text.length)} of at most ${count(longest)} characters`
              : 'or drop a text file here'}
          </span>
        </div>
      </form>
      {analysis.isError && <Failure what="The text was not read." error={analysis.error} />}
      {paste.isError && <Failure what="The article was not added." error={paste.error} />}
      {analysis.isPending && <Waiting rows={6} words="Still reading" />}
      {analysis.data !== undefined && <Analysis findings={analysis.data} />}
    </main>
  );
}
