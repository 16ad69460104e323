import type {
  AlertRow,
  AlertsStateDto,
  ArticleDto,
  BoardRow,
  BoardStateDto,
  Picture,
  QueryStateDto,
  ReplayDto,
  StatusDto,
  TickerStateDto,
  ViewDto,
} from '../api/contract';
import type { LiveSpec } from './LiveView';

const noView: Omit<ViewDto, 'kind'> = {
  board: null,
  window: null,
  subjectKind: null,
  filter: null,
  limit: null,
  subject: null,
  subjects: null,
  query: null,
};

export interface BoardState {
  /** Rows by subject, also some that have left the order and are still on the screen. */
  rows: ReadonlyMap<string, BoardRow>;
  order: readonly string[];
  /** Subjects that would be listed were there no limit. */
  total: number;
  clock: string;
}

export interface BoardQuery {
  board: 'articles' | 'burst' | 'sentiment';
  window: string;
  subjectKind: string;
  filter: string;
  limit: number;
  subjects: readonly string[];
}

/** Rows remembered beyond the order, so that a held screen keeps what it shows. */
const remembered = 400;

export function boardView(query: BoardQuery): LiveSpec<BoardStateDto, BoardState> {
  return {
    view: { ...noView, kind: 'board', ...query, subjects: [...query.subjects] },
    fold: (previous, change, { clock }) => {
      const order = change.order ?? previous?.order ?? [];
      const rows = new Map(previous?.rows);
      for (const row of change.rows) rows.set(row.subject, row);
      if (rows.size > remembered) {
        const listed = new Set(order);
        for (const subject of rows.keys()) if (!listed.has(subject)) rows.delete(subject);
      }
      return { rows, order, total: change.total, clock };
    },
  };
}

export interface TickerState {
  /** Newest arrival first. */
  articles: readonly ArticleDto[];
  /** Arrivals since the view opened, beyond those it opened with. */
  arrived: number;
}

export function tickerView(limit: number): LiveSpec<TickerStateDto, TickerState> {
  return {
    view: { ...noView, kind: 'ticker', limit },
    fold: (previous, change) => ({
      articles: newestFirst(change.articles, previous?.articles ?? [], limit),
      arrived: previous === null ? 0 : previous.arrived + change.articles.length,
    }),
  };
}

/** What arrives and is matched by a query, newest first, and how much of what arrived that is. */
export function queryView(query: string, limit: number): LiveSpec<QueryStateDto, QueryStateDto> {
  return {
    view: { ...noView, kind: 'query', query, limit },
    fold: (previous, change) => ({
      ...change,
      articles: newestFirst(change.articles, previous?.articles ?? [], limit),
    }),
  };
}

function newestFirst(news: readonly ArticleDto[], before: readonly ArticleDto[], limit: number): ArticleDto[] {
  const fresh = new Set(news.map((a) => a.article));
  return [...news, ...before.filter((a) => !fresh.has(a.article))].slice(0, limit);
}

export const statusView: LiveSpec<StatusDto, StatusDto> = {
  view: { ...noView, kind: 'status' },
  ofProgram: true,
  fold: (_, status) => status,
};

export interface AlertsState {
  /** All that fire. */
  total: number;
  /** Of them, those that nobody has said to have seen. */
  unseen: number;
  /** The newest of them, newest first. */
  alerts: readonly AlertRow[];
}

/**
 * The alerts that fire, of the live timeline alone.
 * @param evenHidden Whether a hidden page is told too.
 */
export const alertsView = (evenHidden: () => boolean): LiveSpec<AlertsStateDto, AlertsState> => ({
  view: { ...noView, kind: 'alerts' },
  ofProgram: true,
  evenHidden,
  fold: (previous, { total, unseen, alerts, order }) => {
    const known = new Map([...(previous?.alerts ?? []), ...alerts].map((row) => [row.id, row]));
    return { total, unseen, alerts: order.flatMap((id) => known.get(id) ?? []) };
  },
});

/** How a replay stands; watched on its own timeline. */
export const replayView: LiveSpec<ReplayDto, ReplayDto> = {
  view: { ...noView, kind: 'replay' },
  fold: (_, replay) => replay,
};

export function subjectView(subject: string): LiveSpec<Picture, Picture> {
  return { view: { ...noView, kind: 'subject', subject }, fold: (_, picture) => picture };
}
