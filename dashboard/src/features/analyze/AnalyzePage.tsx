import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { Failure } from '../../ui/Failure';
import { articleLink } from '../../ui/links';
import { count } from '../../ui/words';
import { type Choice, Choices } from './Choices';
import { nothingCorrected, notKept } from './corrections';
import { draft } from './draft';
import { longest, PasteField } from './PasteField';
import { Result } from './Result';
import { type Asked, usePaste } from './useAnalysis';
import './analyze.css';

export function AnalyzePage() {
  const [text, setText] = useState(draft.get);
  const [search, setSearch] = useSearchParams();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [corrections, setCorrections] = useState(nothingCorrected);
  const paste = usePaste();
  const [, go] = useLocation();
  const choice: Choice = {
    reader: search.get('reader') ?? '',
    section: search.get('section') ?? '',
    language: search.get('language') ?? '',
  };
  const choose = (change: Partial<Choice>) =>
    setSearch(
      Object.entries({ ...choice, ...change }).filter(([, value]) => value !== ''),
      { replace: true },
    );
  const said = (parts: Partial<Choice>) =>
    Object.fromEntries(Object.entries(parts).filter(([, value]) => value.trim() !== ''));
  const read = () => {
    setCorrections(nothingCorrected);
    setAsked((before) => ({ number: (before?.number ?? 0) + 1, request: { text, ...said(choice) } }));
  };
  const { section, language } = choice;
  const add = () =>
    paste.mutate({ text, ...said({ section, language }) }, { onSuccess: (article) => go(articleLink(article)) });
  // Whoever came from "Read it" elsewhere has said so already.
  const wanted = useRef(search.has('read') && text.trim() !== '' ? read : null);
  useEffect(() => {
    wanted.current?.();
    wanted.current = null;
  }, []);
  const lost = notKept(corrections);
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
        <span className="kind">What is found in one text, and why. It is not kept unless you say so.</span>
      </div>
      <form
        className="analyze"
        onSubmit={(event) => {
          event.preventDefault();
          read();
        }}
      >
        <label className="sr" htmlFor="text">
          Article
        </label>
        <PasteField id="text" text={text} onText={edit} rows={asked === null ? 14 : 5} />
        <Choices choice={choice} choose={choose} />
        <div className="do">
          <button type="submit" className="btn primary lg" disabled={!ready}>
            Read it
          </button>
          <button type="button" className="btn lg" disabled={!ready || paste.isPending} onClick={add}>
            Add as an article
          </button>
          {lost !== null && (
            <span className="mid" aria-live="polite">
              {lost}
            </span>
          )}
          <span className="quiet">
            {tooLong
              ? `Too long: ${count(text.length)} of at most ${count(longest)} characters`
              : 'or drop a text file here'}
          </span>
        </div>
      </form>
      {paste.isError && <Failure what="The article was not added." error={paste.error} />}
      {asked !== null && (
        <Result key={asked.number} asked={asked} corrections={corrections} onCorrect={setCorrections} />
      )}
    </main>
  );
}
