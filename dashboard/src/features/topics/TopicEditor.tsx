import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { ApiError } from '../../api/client';
import type { CustomTopicDto } from '../../api/contract';
import { Failure } from '../../ui/Failure';
import { searchHelpLink, subjectLink, topicsLink } from '../../ui/links';
import { QueryField } from '../../ui/query/QueryField';
import { useIsQuery } from '../../ui/query/useIsQuery';
import { TopicPreview } from './TopicPreview';
import { effectWords, formerOf } from './topicChange';
import { usePreview } from './usePreview';
import { useTopicActions } from './useTopicActions';
import './topics.css';

/** Typing pauses so long before the query is tried, ms. */
const typing = 300;

/** What saving would do to a topic that counts already. */
function Effect({ topic, query }: { topic: CustomTopicDto; query: string }) {
  const isQuery = useIsQuery(query);
  const { data, isPlaceholderData } = usePreview(query, isQuery);
  const changes = query !== topic.query || topic.deleted !== null;
  return (
    <p className="effect" aria-live="polite">
      {changes && isQuery && data !== undefined && !isPlaceholderData && effectWords(topic, data)}
    </p>
  );
}

/** Name and query, and what the query matches while it is written. */
export function TopicEditor({ topic = null }: { topic?: CustomTopicDto | null }) {
  const [, go] = useLocation();
  const [search] = useSearchParams();
  // What is saved is a change of the topic as it was when it was opened.
  const [opened] = useState(topic);
  const [start] = useState({ name: topic?.name ?? '', query: topic?.query ?? search.get('q') ?? '' });
  const [name, setName] = useState(start.name);
  const [query, setQuery] = useState(start.query);
  const [tried] = useDebouncedValue(query.trim(), typing);
  const { save } = useTopicActions();
  const field = useId();
  // What is wrong with the query is said under it.
  const isRefused = save.error instanceof ApiError && save.error.query !== null;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (query.trim() === '' || save.isPending) return;
    save.mutate(
      { topic: opened, name: name.trim(), query: query.trim() },
      {
        onSuccess: (saved) =>
          go(subjectLink(saved.subject), { state: topic === null ? null : { former: formerOf(topic, saved) } }),
      },
    );
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    // What was typed is thrown away by Cancel alone.
    if (event.key === 'Escape' && name === start.name && query === start.query) go(topicsLink);
  };
  const heading = topic === null ? 'Make a topic' : topic.name;
  return (
    <main id="main" className="page">
      <title>{`${heading}. News Monitor`}</title>
      <div className="title">
        <h1>{heading}</h1>
        {topic !== null && <span className="kind">topic of your own{topic.deleted !== null && ', deleted'}</span>}
      </div>
      <div className="cols topiced">
        <form className="sect" onSubmit={submit}>
          <label htmlFor={field}>Query</label>
          <QueryField
            id={field}
            rows={4}
            autoFocus
            placeholder="(ceasefire OR truce) AND (Gaza OR Ukraine)"
            value={query}
            onChange={setQuery}
            onKeyDown={onKey}
          />
          <label>
            <span>Name</span>
            <input
              className="field lg"
              type="text"
              maxLength={100}
              placeholder="The beginning of the query"
              value={name}
              onChange={(event) => setName(event.target.value)}
              onKeyDown={onKey}
            />
          </label>
          {save.error !== null && !isRefused && <Failure what="It was not saved." error={save.error} />}
          <div className="do">
            <button type="submit" className="btn primary" disabled={query.trim() === '' || save.isPending}>
              {topic === null ? 'Make the topic' : topic.deleted === null ? 'Save' : 'Bring it back'}
            </button>
            <Link className="btn plain" href={topic === null ? topicsLink : subjectLink(topic.subject)}>
              Cancel
            </Link>
            {/* Beside the form: what is typed stays. */}
            <a className="link" href={searchHelpLink} target="_blank" rel="noopener">
              How to write queries
            </a>
          </div>
          <p className="quiet">
            It counts what arrives at once. The past is counted behind; the boards show it as it grows.
            {topic !== null && ' What counted by the former query and does not by this one goes out.'}
          </p>
          {topic !== null && <Effect topic={topic} query={tried} />}
        </form>
        <TopicPreview query={tried} isTyped={tried === query.trim()} />
      </div>
    </main>
  );
}
