import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { ApiError } from '../../api/client';
import type { CustomTopicDto } from '../../api/contract';
import { Failure } from '../../ui/Failure';
import { searchHelpLink, subjectLink, topicsLink } from '../../ui/links';
import { QueryProblem } from '../../ui/query/QueryProblem';
import { TopicPreview } from './TopicPreview';
import { useTopicActions } from './useTopicActions';
import './topics.css';

/** Typing pauses so long before the query is tried, ms. */
const typing = 300;

/** Name and query, and what the query matches while it is written. */
export function TopicEditor({ topic = null }: { topic?: CustomTopicDto | null }) {
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const [name, setName] = useState(topic?.name ?? '');
  const [query, setQuery] = useState(topic?.query ?? search.get('q') ?? '');
  const [tried] = useDebouncedValue(query.trim(), typing);
  const { save } = useTopicActions();
  const refused = save.error instanceof ApiError ? save.error.query : null;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (query.trim() === '' || save.isPending) return;
    save.mutate(
      { subject: topic?.subject ?? null, name: name.trim(), query: query.trim() },
      { onSuccess: (saved) => go(subjectLink(saved.subject)) },
    );
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key === 'Escape') go(topicsLink);
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
          <label>
            <span>Query</span>
            <textarea
              className="field"
              rows={4}
              // biome-ignore lint/a11y/noAutofocus: the field is what this screen is for
              autoFocus
              spellCheck={false}
              maxLength={20_000}
              placeholder="(ceasefire OR truce) AND (Gaza OR Ukraine)"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={onKey}
            />
          </label>
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
          {refused !== null && query.trim() === save.variables?.query && tried !== query.trim() && (
            <QueryProblem text={query} error={refused} />
          )}
          {save.error !== null && refused === null && <Failure what="It was not saved." error={save.error} />}
          <div className="do">
            <button type="submit" className="btn primary" disabled={query.trim() === '' || save.isPending}>
              {topic === null ? 'Make the topic' : topic.deleted === null ? 'Save' : 'Bring it back'}
            </button>
            <Link className="btn plain" href={topic === null ? topicsLink : subjectLink(topic.subject)}>
              Cancel
            </Link>
            <Link className="link" href={searchHelpLink}>
              How to write queries
            </Link>
          </div>
          <p className="quiet">
            It counts what arrives at once. The past is counted behind; the boards show it as it grows.
            {topic !== null && ' What counted by the former query and does not by this one goes out.'}
          </p>
        </form>
        <TopicPreview query={tried} />
      </div>
    </main>
  );
}
