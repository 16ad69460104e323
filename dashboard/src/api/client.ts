import type { NamesProblemDto, QueryErrorDto } from './contract';

/** What is wrong with one part of what was sent. */
export interface FieldProblem {
  /** Path of the member: "when.threshold". */
  field: string;
  reason: string;
}

/** What went wrong, in the server's words, with what it answered. Status 0: no answer at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly detail: string | null,
    /** What is wrong with the lines of a file, where one was sent. */
    readonly lines: readonly NamesProblemDto[] = [],
    /** The part of the request that is wrong; null: not one alone. */
    readonly field: string | null = null,
    /** Where a query is wrong, where that is what is. */
    readonly query: QueryErrorDto | null = null,
    /** Each part that is wrong, where there may be several. */
    readonly problems: readonly FieldProblem[] = [],
  ) {
    super(title);
    this.name = 'ApiError';
  }
}

type Query = Record<string, string | number | null | undefined>;

const base = '/api/v1/';

/** The address of a call; parameters that are null, undefined or empty are left out. */
export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return base + path + (text ? `?${text}` : '');
}

export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return call<T>(address(path, query), signal ? { signal } : {});
}

/** A text as it is, such as a CSV file. */
export async function getText(path: string): Promise<string> {
  const response = await answered(address(path), { headers: { Accept: 'text/*' } });
  return response.text();
}

/** Sends JSON and reads JSON; an empty answer is undefined. */
export function send<T>(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  return call<T>(address(path), { method, ...json, ...(signal && { signal }) });
}

/** Sends a text as it is, such as an OPML file. */
export function sendText<T>(method: 'POST' | 'PUT', path: string, body: string, type: string): Promise<T> {
  return call<T>(address(path), { method, body, headers: { 'Content-Type': type } });
}

export function remove<T>(path: string, query: Query = {}): Promise<T> {
  return call<T>(address(path, query), { method: 'DELETE' });
}

/** The answer itself, for what is no JSON: its headers, or its body as it comes. */
export const open = (path: string, query: Query, init: RequestInit): Promise<Response> =>
  answered(address(path, query), init);

async function call<T>(url: string, init: RequestInit): Promise<T> {
  const response = await answered(url, { ...init, headers: { Accept: 'application/json', ...init.headers } });
  const text = await response.text();
  return text === '' ? (undefined as T) : JSON.parse(text);
}

/** The answer, where it is one of success. */
async function answered(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'No answer', 'The server did not answer.');
  }
  if (!response.ok) throw await problem(response);
  return response;
}

async function problem(response: Response): Promise<ApiError> {
  const text = await response.text();
  try {
    const { title, detail, errors, field, query, problems } = JSON.parse(text);
    return new ApiError(
      response.status,
      title ?? response.statusText,
      detail ?? null,
      Array.isArray(errors) ? errors : [],
      typeof field === 'string' ? field : null,
      query ?? null,
      Array.isArray(problems) ? problems : [],
    );
  } catch {
    // Not problem details: a proxy's page, or nothing. The status says what can be said.
    return new ApiError(response.status, response.statusText, null);
  }
}

/** One sentence for people: the server's own words, or what it answered. */
export function errorWords(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  if (error.detail === null) return `The server answered ${error.status}.`;
  // What a key may not do is said in two halves: that it may not, and why.
  return error.status === 401 || error.status === 403 ? `${error.message}. ${error.detail}` : error.detail;
}
