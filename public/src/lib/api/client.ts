import { connection } from '$lib/connection.svelte';
import type { paths } from '$schema';
import createClient from 'openapi-fetch';
import { ApiError, retryAfterSeconds } from './error';
import type { Page, Problem } from './types';

const timeoutMs = 15_000;

/** Calls by path, with the types of the server's OpenAPI document. Wrap each call in `data()` or `Freshness.changed()`. */
export const api = createClient<paths>({
  baseUrl: location.origin,
  // Lists stand between commas.
  querySerializer: { array: { style: 'form', explode: false } },
  fetch: (request) => fetchWithin(timeoutMs, request),
});

/** In place of the usual `fetch`, for what the server needs minutes to make. */
export const fetchPatiently = (request: Request) => fetchWithin(300_000, request);

let onSessionEnd = () => {};

/** What to do when the server says that the session has ended. */
export function whenSessionEnds(action: () => void): void {
  onSessionEnd = action;
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's data. Throws ApiError for everything else. */
export async function data<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  if (response.status === 401 && !response.url.endsWith('/api/auth/login')) onSessionEnd();
  const problem: Partial<Problem> = error && typeof error === 'object' ? error : {};
  if (response.status >= 502 && problem.code !== 'feature_disabled') connection.reportUnavailable();
  throw new ApiError(response.status, problem, retryAfterSeconds(response.headers.get('Retry-After')));
}

/** Remembers the ETag of one polled address, so that an unchanged answer costs a 304. */
export class Freshness {
  private etag: string | null = null;

  get headers(): Record<string, string> {
    return this.etag ? { 'If-None-Match': this.etag } : {};
  }

  /** Asks for the whole answer next time. */
  forget(): void {
    this.etag = null;
  }

  /** The answer's data, or null where nothing changed since the last time. */
  async changed<T>(call: Promise<Answer<T>>): Promise<T | null> {
    const answer = await call;
    if (answer.response.status === 304) return null;
    const fresh = await data(Promise.resolve(answer));
    this.etag = answer.response.headers.get('ETag');
    return fresh;
  }
}

/** All pages of a list, up to a thousand items: more than anybody picks from by hand. */
export async function everyPage<T>(
  read: (cursor: string | undefined) => Promise<Answer<Page<T>>>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await data(read(cursor));
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor && items.length < 1000);
  return items;
}

/** A header that makes a repeated POST harmless. */
export function idempotencyKey(key: string): Record<string, string> {
  return { 'Idempotency-Key': key };
}

async function fetchWithin(milliseconds: number, request: Request): Promise<Response> {
  try {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(milliseconds)]);
    const response = await fetch(request, { signal });
    if (response.status < 502) connection.reportReached();
    return response;
  } catch {
    connection.reportUnreachable();
    throw new ApiError(0);
  }
}
