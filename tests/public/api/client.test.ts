// @vitest-environment jsdom
import { api, data, everyPage, Freshness, whenSessionEnds } from '$lib/api/client';
import { ApiError, retryAfterSeconds } from '$lib/api/error';
import { connection } from '$lib/connection.svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerWith, json, problem } from '../support/server';

afterEach(() => {
  whenSessionEnds(() => {});
  connection.reportReached();
  vi.unstubAllGlobals();
});

const thrownBy = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (thrown: unknown) => thrown as ApiError,
  );

describe('a problem', () => {
  it('keeps its code, fields and the time to wait', async () => {
    const body = {
      status: 400,
      code: 'invalid_input',
      errors: [{ field: 'email', message: 'is missing' }],
    };
    answerWith(() => json(400, body, { 'Retry-After': '3' }));
    const error = await thrownBy(data(api.GET('/api/coach/athletes')));
    expect(error).toMatchObject({
      status: 400,
      code: 'invalid_input',
      retryAfter: 3,
    });
    expect(error?.fields).toEqual({ email: 'is missing' });
    expect(error?.isTemporary).toBe(false);
  });

  it('is understood even where it is no JSON', async () => {
    answerWith(() => new Response('<html>Bad gateway</html>', { status: 502 }));
    const error = await thrownBy(data(api.GET('/api/coach/athletes')));
    expect(error).toMatchObject({
      status: 502,
      code: 'http_502',
      isTemporary: true,
    });
  });
});

describe('the connection', () => {
  it('is known to be gone when no answer comes, and back with the next one', async () => {
    answerWith(() => 'unreachable');
    const error = await thrownBy(data(api.GET('/api/coach/athletes')));
    expect(error).toMatchObject({
      status: 0,
      code: 'unreachable',
      isTemporary: true,
    });
    expect(connection.state).toBe('unavailable');
    answerWith(() => json(200, { items: [], nextCursor: null }));
    await data(api.GET('/api/coach/athletes'));
    expect(connection.state).toBe('online');
  });

  it('is not in doubt because a feature is switched off', async () => {
    answerWith(() => problem(503, 'feature_disabled'));
    await thrownBy(data(api.GET('/api/coach/athletes')));
    expect(connection.state).toBe('online');
    answerWith(() => problem(503, 'unavailable'));
    await thrownBy(data(api.GET('/api/coach/athletes')));
    expect(connection.state).toBe('unavailable');
  });
});

describe('the session', () => {
  it('ends with any 401', async () => {
    const ended = vi.fn();
    whenSessionEnds(ended);
    answerWith(() => problem(401, 'unauthenticated'));
    await thrownBy(data(api.GET('/api/coach/athletes')));
    expect(ended).toHaveBeenCalledOnce();
  });
});

describe('ETags', () => {
  it('are sent from the second call on, and a 304 is no change', async () => {
    const calls = answerWith(({ headers }) =>
      headers.has('If-None-Match')
        ? new Response(null, { status: 304 })
        : json(200, { items: [] }, { ETag: '"1"' }),
    );
    const freshness = new Freshness();
    const ask = () => freshness.changed(api.GET('/api/coach/athletes', { headers: freshness.headers }));
    expect(await ask()).toEqual({ items: [] });
    expect(await ask()).toBeNull();
    expect(calls[1]?.headers.get('If-None-Match')).toBe('"1"');
    freshness.forget();
    expect(await ask()).toEqual({ items: [] });
  });
});

it('reads every page of a list', async () => {
  const pages: Record<string, unknown> = {
    first: { items: [1, 2], nextCursor: 'b' },
    b: { items: [3], nextCursor: null },
  };
  answerWith(({ query }) => json(200, pages[query.get('cursor') ?? 'first']));
  const read = (cursor?: string) => api.GET('/api/coach/athletes', { params: { query: { cursor } } });
  expect(await everyPage(read)).toEqual([1, 2, 3]);
});

it('reads Retry-After as seconds or as a date', () => {
  const now = Date.parse('2026-11-20T10:00:00Z');
  expect(retryAfterSeconds('120')).toBe(120);
  expect(retryAfterSeconds('Fri, 20 Nov 2026 10:00:30 GMT', now)).toBe(30);
  expect(retryAfterSeconds('Fri, 20 Nov 2026 09:00:00 GMT', now)).toBe(0);
  expect(retryAfterSeconds(null)).toBeNull();
  expect(retryAfterSeconds('soon')).toBeNull();
});
