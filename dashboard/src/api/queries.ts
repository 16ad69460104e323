import { queryOptions } from '@tanstack/react-query';
import { live } from '../live/LiveView';
import { get, send } from './client';
import type {
  AlertCountsDto,
  AlertDto,
  AlertRow,
  ArticleDetailDto,
  ArticleDto,
  BacktestClock,
  BacktestDto,
  ChannelDto,
  CustomTopicDto,
  DeliveryDto,
  FeedAddressDto,
  Inhibition,
  LedgerEntry,
  ListOf,
  MeaningDto,
  Picture,
  PublicFeedDto,
  QueryCheckDto,
  ReaderDto,
  RelatedDto,
  ReplayBurstDto,
  ReplayDto,
  RuleDto,
  SeriesDto,
  Silence,
  SourceDto,
  SubjectDto,
  SubjectSourceDto,
  TopicPreviewDto,
} from './contract';

const subjectPath = (subject: string) => `subjects/${encodeURIComponent(subject)}`;

// Each answer belongs to a timeline: it is part of the key and, but for live, of the call.
const on = (timeline: string) => (timeline === live ? {} : { timeline });

/** A replay jumps back and forth: what it answered a moment ago may be another time's. */
const freshness = (timeline: string) => (timeline === live ? {} : { staleTime: 0 });

export type Step = '1m' | '1h' | '1d';

/** Counts per step from … to (ISO, to exclusive), read again whenever the subject's state (its number) is another. */
export const series = (
  timeline: string,
  subject: string,
  from: string,
  to: string,
  step: Step,
  state: string | number,
) =>
  queryOptions({
    queryKey: ['series', timeline, subject, step, from, to, state],
    gcTime: 10_000,
    ...freshness(timeline),
    queryFn: ({ signal }) =>
      get<SeriesDto>(`${subjectPath(subject)}/series`, { from, to, step, ...on(timeline) }, signal),
  });

export const related = (timeline: string, subject: string, window: string, state: string | number) =>
  queryOptions({
    queryKey: ['related', timeline, subject, window, state],
    gcTime: 10_000,
    ...freshness(timeline),
    queryFn: ({ signal }) =>
      get<ListOf<RelatedDto>>(`${subjectPath(subject)}/related`, { window, limit: 10, ...on(timeline) }, signal),
  });

export const subjectSources = (timeline: string, subject: string, window: string, state: string | number) =>
  queryOptions({
    queryKey: ['subject-sources', timeline, subject, window, state],
    gcTime: 10_000,
    ...freshness(timeline),
    queryFn: ({ signal }) =>
      get<ListOf<SubjectSourceDto>>(`${subjectPath(subject)}/sources`, { window, ...on(timeline) }, signal),
  });

export const picture = (timeline: string, subject: string) =>
  queryOptions({
    queryKey: ['subject', timeline, subject],
    ...freshness(timeline),
    queryFn: ({ signal }) => get<Picture>(subjectPath(subject), on(timeline), signal),
  });

export interface ArticleFilter {
  subject?: string;
  query?: string;
  source?: string;
  from?: string;
  to?: string;
}

export const articlePage = (
  timeline: string,
  filter: ArticleFilter,
  cursor: string | null,
  limit: number,
  signal: AbortSignal,
) => get<ListOf<ArticleDto>>('articles', { ...filter, cursor, limit, ...on(timeline) }, signal);

/** @param moment What the answer depends on beside the article: a replay's minute. */
export const article = (timeline: string, id: string, moment: string) =>
  queryOptions({
    queryKey: ['article', timeline, id, moment],
    ...freshness(timeline),
    queryFn: ({ signal }) => get<ArticleDetailDto>(`articles/${encodeURIComponent(id)}`, on(timeline), signal),
  });

export const subjects = (timeline: string, query: string, limit: number, moment = '') =>
  queryOptions({
    queryKey: ['subjects', timeline, query, limit, moment],
    ...freshness(timeline),
    queryFn: ({ signal }) => get<ListOf<SubjectDto>>('subjects', { query, limit, ...on(timeline) }, signal),
  });

/** Subjects of a kind whose names have words that begin so, most articles first; all of the kind, where nothing is typed. */
export const namedSubjects = (timeline: string, typed: string, kind: string, limit: number) =>
  queryOptions({
    queryKey: ['named-subjects', timeline, kind, typed, limit],
    queryFn: ({ signal }) =>
      get<ListOf<SubjectDto>>('subjects', { query: typed, kind, limit, ...on(timeline) }, signal),
  });

/** Whether a text is a query, and what can stand at the caret; null: that is not asked. */
export const queryCheck = (text: string, caret: number | null) =>
  queryOptions({
    queryKey: ['query-check', text, caret],
    queryFn: async ({ signal }) => ({
      ...(await send<QueryCheckDto>('POST', 'queries/check', { text, caret }, signal)),
      text,
    }),
    // The same text is always the same query.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });

/** Who a name may mean, of those that the reader knows. */
export const meanings = (name: string) =>
  queryOptions({
    queryKey: ['meanings', name],
    queryFn: ({ signal }) => get<ListOf<MeaningDto>>('names/meanings', { name }, signal),
  });

export const topics = queryOptions({
  queryKey: ['topics'],
  queryFn: ({ signal }) => get<ListOf<CustomTopicDto>>('topics', {}, signal),
});

/** Those that were deleted and can be brought back. */
export const deletedTopics = queryOptions({
  queryKey: ['topics', { deleted: true }],
  queryFn: ({ signal }) => get<ListOf<CustomTopicDto>>('topics', { deleted: 'true' }, signal),
});

export const topic = (subject: string) =>
  queryOptions({
    queryKey: ['topics', subject],
    queryFn: ({ signal }) => get<CustomTopicDto>(`topics/${encodeURIComponent(subject)}`, {}, signal),
  });

/** What a query would count as a topic. */
export const topicPreview = (query: string) =>
  queryOptions({
    queryKey: ['topic-preview', query],
    queryFn: ({ signal }) => send<TopicPreviewDto>('POST', 'topics/preview', { query }, signal),
    gcTime: 10_000,
  });

export const sources = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) => get<ListOf<SourceDto>>('sources', {}, signal),
});

export const channels = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => get<ListOf<ChannelDto>>('channels', {}, signal),
});

/** Secret addresses of Atom feeds, without the addresses. */
export const feedAddresses = queryOptions({
  queryKey: ['feed-addresses'],
  queryFn: ({ signal }) => get<ListOf<FeedAddressDto>>('feeds', {}, signal),
});

/** The beginning of the key of every list of deliveries. */
export const deliveriesKey = ['deliveries'];

/** @param state waiting, delivered or dead; empty: all. */
export const deliveries = (state: string) =>
  queryOptions({
    queryKey: [...deliveriesKey, state],
    queryFn: ({ signal }) => get<ListOf<DeliveryDto>>('deliveries', { state, limit: 50 }, signal),
  });

/** The beginning of the key of everything about alerts that is asked for. */
export const alertsKey = ['alerts'];

export interface AlertParts {
  status: string;
  handling: string;
  severity: string;
  rule: string;
  subject: string;
}

export const alertPage = (parts: AlertParts, cursor: string | null, limit: number, signal: AbortSignal) =>
  get<ListOf<AlertRow>>('alerts', { ...parts, cursor, limit }, signal);

export const alertCounts = queryOptions({
  queryKey: [...alertsKey, 'counts'],
  queryFn: ({ signal }) => get<AlertCountsDto>('alerts/counts', {}, signal),
});

export const alert = (id: string) =>
  queryOptions({
    queryKey: [...alertsKey, 'one', id],
    queryFn: ({ signal }) => get<AlertDto>(`alerts/${encodeURIComponent(id)}`, {}, signal),
  });

export const alertDeliveries = (id: string) =>
  queryOptions({
    queryKey: [...deliveriesKey, 'of', id],
    queryFn: ({ signal }) => get<ListOf<DeliveryDto>>(`alerts/${encodeURIComponent(id)}/deliveries`, {}, signal),
  });

/** @param kind Words of kinds between commas; empty: all. */
export const ledgerPage = (
  parts: { rule: string; alert: string; kind: string },
  cursor: string | null,
  signal: AbortSignal,
) => get<ListOf<LedgerEntry>>('alerts/ledger', { ...parts, cursor, limit: 100 }, signal);

export const silences = queryOptions({
  queryKey: ['silences'],
  queryFn: ({ signal }) => get<ListOf<Silence>>('silences', {}, signal),
});

export const inhibitions = queryOptions({
  queryKey: ['inhibitions'],
  queryFn: ({ signal }) => get<ListOf<Inhibition>>('inhibitions', {}, signal),
});

export const rules = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => get<ListOf<RuleDto>>('rules', {}, signal),
});

export const rule = (id: string) =>
  queryOptions({
    queryKey: ['rules', id],
    queryFn: ({ signal }) => get<RuleDto>(`rules/${encodeURIComponent(id)}`, {}, signal),
  });

/**
 * When a rule would have fired, and how long it took to tell (s). What is asked for anew ends the one before.
 * @param rule JSON of a rule, as the API takes it.
 * @param isPart Whether search does not find everything yet: what is told then is told again once it does.
 */
export const backtest = (rule: string, from: string, to: string, clock: BacktestClock, isPart: boolean) =>
  queryOptions({
    queryKey: ['backtest', rule, from, to, clock, isPart],
    queryFn: async ({ signal }) => {
      const began = performance.now();
      const result = await send<BacktestDto>(
        'POST',
        'rules/backtest',
        { rule: JSON.parse(rule), from, to, clock },
        signal,
      );
      return { result, seconds: (performance.now() - began) / 1000 };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });

export const publicFeeds = queryOptions({
  queryKey: ['public-feeds'],
  queryFn: ({ signal }) => get<PublicFeedDto[]>('sources/public', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const readers = queryOptions({
  queryKey: ['readers'],
  queryFn: ({ signal }) => get<ListOf<ReaderDto>>('readers', {}, signal),
});

export const replays = queryOptions({
  queryKey: ['replays'],
  queryFn: ({ signal }) => get<ListOf<ReplayDto>>('replays', {}, signal),
});

export const replay = (id: string) =>
  queryOptions({
    queryKey: ['replay', id],
    queryFn: ({ signal }) => get<ReplayDto>(`replays/${encodeURIComponent(id)}`, {}, signal),
    staleTime: 0,
    gcTime: 0,
  });

/** The strongest bursts of a replay's whole range. */
export const replayBursts = (id: string, limit: number) =>
  queryOptions({
    queryKey: ['replay-bursts', id, limit],
    queryFn: ({ signal }) =>
      get<{ items: ReplayBurstDto[] }>(`replays/${encodeURIComponent(id)}/bursts`, { limit }, signal),
    // The range lies in the past: what surprised in it does not change while it is watched.
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
