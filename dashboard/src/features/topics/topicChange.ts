import type { ChangeTopicDto, CustomTopicDto, QueryStateDto, TopicPreviewDto } from '../../api/contract';
import { clockTime } from '../../ui/times';
import { count, plural } from '../../ui/words';

/** A topic as it was before somebody changed it, and the revision that the change made. */
export interface Former {
  name: string;
  query: string;
  deleted: boolean;
  revision: number;
}

export const formerOf = (topic: CustomTopicDto, saved: CustomTopicDto): Former => ({
  name: topic.name,
  query: topic.query,
  deleted: topic.deleted !== null,
  revision: saved.revision,
});

/** What makes a topic so, and nothing that it is already: what somebody else has changed meanwhile is not written over. */
export const changeOf = (topic: CustomTopicDto, to: Pick<Former, 'name' | 'query' | 'deleted'>): ChangeTopicDto => ({
  name: to.name === topic.name ? null : to.name,
  query: to.query === topic.query ? null : to.query,
  deleted: to.deleted === (topic.deleted !== null) ? null : to.deleted,
  revision: topic.revision,
});

/** What the page's entry of the history knows of a change; null: nothing, or the topic has been changed since. */
export function formerIn(state: unknown, topic: CustomTopicDto): Former | null {
  const former = (state as { former?: Former } | null)?.former;
  return former?.revision === topic.revision ? former : null;
}

/** What was changed, for the one who did it. */
export function changeWords(former: Former, topic: CustomTopicDto): string {
  if (former.deleted) return `${topic.name} is back. Its past is counted again.`;
  if (former.query !== topic.query) return `${topic.name} has another query. Its past is counted again.`;
  return former.name === topic.name ? '' : `${former.name} is now called ${topic.name}.`;
}

/** "3 of the 41 articles since 22:31": how much of what arrives a query matches. */
export function arrivalWords({ since, arrived, looked, matched }: QueryStateDto): string {
  const time = clockTime(Date.parse(since));
  if (arrived === 0) return `none since ${time}`;
  const of = `${count(matched)} of the ${plural(looked, 'article')} since ${time}`;
  return looked === arrived ? of : `${of} that were tried; ${count(arrived - looked)} came too many at once`;
}

/** "Counts 60 articles now, 48 with this query." What a change would do before it is saved. */
export function effectWords(topic: CustomTopicDto, preview: TopicPreviewDto): string {
  const then = `${preview.isWhole ? '' : 'at least '}${count(preview.articles)} with this query.`;
  if (topic.deleted !== null) return `Counts nothing now, being deleted; ${then}`;
  const now = plural(topic.articles, 'article');
  return topic.progress === null
    ? `Counts ${now} now, ${then}`
    : `Counts ${now} so far, the past being counted; ${then}`;
}
