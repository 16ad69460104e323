import { queryOptions } from '@tanstack/react-query';
import { get } from './client';
import type {
  ArticleDetailDto,
  ArticleDto,
  ListOf,
  PublicFeedDto,
  ReaderDto,
  RelatedDto,
  SeriesDto,
  SourceDto,
  SubjectDto,
  SubjectSourceDto,
} from './contract';

const subjectPath = (subject: string) => `subjects/${encodeURIComponent(subject)}`;

export type Step = '1m' | '1h' | '1d';

/** Counts per step from … to (ISO, to exclusive), read again whenever the subject's number is another. */
export const series = (subject: string, from: string, to: string, step: Step, number: number) =>
  queryOptions({
    queryKey: ['series', subject, step, from, to, number],
    gcTime: 10_000,
    queryFn: ({ signal }) => get<SeriesDto>(`${subjectPath(subject)}/series`, { from, to, step }, signal),
  });

export const related = (subject: string, window: string, number: number) =>
  queryOptions({
    queryKey: ['related', subject, window, number],
    gcTime: 10_000,
    queryFn: ({ signal }) => get<ListOf<RelatedDto>>(`${subjectPath(subject)}/related`, { window, limit: 10 }, signal),
  });

export const subjectSources = (subject: string, window: string, number: number) =>
  queryOptions({
    queryKey: ['subject-sources', subject, window, number],
    gcTime: 10_000,
    queryFn: ({ signal }) => get<ListOf<SubjectSourceDto>>(`${subjectPath(subject)}/sources`, { window }, signal),
  });

export interface ArticleFilter {
  subject?: string;
  query?: string;
  source?: string;
  from?: string;
  to?: string;
}

export const articlePage = (filter: ArticleFilter, cursor: string | null, limit: number, signal: AbortSignal) =>
  get<ListOf<ArticleDto>>('articles', { ...filter, cursor, limit }, signal);

export const article = (id: string) =>
  queryOptions({
    queryKey: ['article', id],
    queryFn: ({ signal }) => get<ArticleDetailDto>(`articles/${encodeURIComponent(id)}`, {}, signal),
  });

export const subjects = (query: string, limit: number) =>
  queryOptions({
    queryKey: ['subjects', query, limit],
    queryFn: ({ signal }) => get<ListOf<SubjectDto>>('subjects', { query, limit }, signal),
  });

export const sources = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) => get<ListOf<SourceDto>>('sources', {}, signal),
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
