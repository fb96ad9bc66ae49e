// @vitest-environment jsdom
import { allKept, forgetUser, keep, kept } from '$lib/kept';
import { session } from '$lib/session.svelte';
import type { User } from '$lib/api/types';
import { draftOfPlan, type Draft } from '$lib/workouts/draft';
import { keepDraft } from '$lib/workouts/drafts.svelte';
import { uploads } from '$lib/workouts/uploads.svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerWith, json, problem, type Call } from '../support/server';
import { log, now, plan } from './examples';

const keyOf = (call: Call) => call.headers.get('Idempotency-Key');
const end = '2026-11-26T18:35:00Z';
const stored = (call: Call) =>
  json(
    201,
    log({ performedAt: (call.body as { performedAt: string }).performedAt, assignmentId: 'assignment' }),
  );

function finished(): Draft {
  const draft = draftOfPlan(plan(), 'kg', now);
  Object.assign(draft.blocks[0]!.exercises[0]!.sets[1]!, { reps: '5', weight: '102,5', done: true });
  keepDraft('maya', draft);
  return draft;
}

beforeEach(() => {
  vi.useFakeTimers({ now });
  localStorage.clear();
  session.user = { id: 'maya', roles: ['athlete'] } as unknown as User;
});

afterEach(() => {
  uploads.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('sends a finished session, and keeps nothing of it once the server has it', async () => {
  const calls = answerWith(stored);
  uploads.start('maya');
  uploads.add('maya', finished(), end);
  expect(allKept('workout', 'maya')).toEqual([]);
  expect(allKept('upload', 'maya')).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(0);
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /api/athlete/assignments/assignment/log',
  ]);
  expect(calls[0]!.body).toMatchObject({
    endedAt: end,
    sets: [{ exercise: 'Squat', weight: 102.5, weightUnit: 'kg' }],
  });
  expect(uploads.items).toEqual([]);
  expect(allKept('upload', 'maya')).toEqual([]);
});

it('repeats a lost attempt with the same key and body, through a 503 and a reload', async () => {
  const calls = answerWith((call) =>
    calls.length === 1 ? 'unreachable' : calls.length === 2 ? problem(503, 'unavailable') : stored(call),
  );
  uploads.start('maya');
  uploads.add('maya', finished(), end);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(calls).toHaveLength(2);
  uploads.stop();
  uploads.start('maya');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(calls).toHaveLength(3);
  expect(new Set(calls.map(keyOf)).size).toBe(1);
  expect(new Set(calls.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(uploads.items).toEqual([]);
});

it('survives signing out, and goes out under nobody else’s name', async () => {
  const calls = answerWith((call) => (calls.length === 1 ? 'unreachable' : stored(call)));
  uploads.start('maya');
  uploads.add('maya', finished(), end);
  await vi.advanceTimersByTimeAsync(0);
  forgetUser('maya');
  uploads.stop();
  session.user = { id: 'ben', roles: ['athlete'] } as unknown as User;
  uploads.start('ben');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(uploads.items).toEqual([]);
  expect(calls).toHaveLength(1);
  uploads.stop();
  // Another tab signed in as Ben: this one does not send as Maya.
  session.user = { id: 'maya', roles: ['athlete'] } as unknown as User;
  localStorage.setItem('tp:session', 'ben');
  uploads.start('maya');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toHaveLength(1);
  localStorage.setItem('tp:session', 'maya');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toHaveLength(2);
});

it('keeps what the server refuses, until somebody decides', async () => {
  const calls = answerWith(({ method }) =>
    method === 'GET' ? json(200, { items: [], nextCursor: null }) : problem(409, 'already_logged'),
  );
  uploads.start('maya');
  uploads.add('maya', finished(), end);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
  expect(uploads.items).toMatchObject([{ state: 'refused', error: 'already_logged' }]);
  expect(uploads.items[0]!.draft.blocks[0]!.exercises[0]!.sets[1]!.weight).toBe('102,5');
  uploads.discard(uploads.items[0]!.key);
  expect(uploads.items).toEqual([]);
});

it('knows its own log again, where the answer got lost for longer than a key lives', async () => {
  const mine = log({ assignmentId: 'assignment', performedAt: now.toISOString() });
  const calls = answerWith(({ method }) =>
    method === 'GET' ? json(200, { items: [mine], nextCursor: null }) : 'unreachable',
  );
  uploads.start('maya');
  uploads.add('maya', finished(), end);
  await vi.advanceTimersByTimeAsync(0);
  uploads.stop();
  vi.setSystemTime(now.getTime() + 25 * 3600_000);
  uploads.start('maya');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls.map(({ method }) => method)).toEqual(['POST', 'GET']);
  expect(uploads.items).toEqual([]);
});

it('leaves the sending to the other tab while that one is at it', async () => {
  let holder = false;
  vi.stubGlobal('navigator', {
    ...navigator,
    onLine: true,
    locks: {
      request: async (_: string, __: object, run: (lock: object | null) => Promise<boolean>) => {
        if (holder) return run(null);
        holder = true;
        return run({}).finally(() => (holder = false));
      },
    },
  });
  const calls = answerWith(stored);
  uploads.start('maya');
  await vi.advanceTimersByTimeAsync(0);
  holder = true;
  uploads.add('maya', finished(), end);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(calls).toHaveLength(0);
  holder = false;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(calls).toHaveLength(1);
});

it('says so where the storage is full, and sends all the same', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const calls = answerWith((call) => (calls.length === 1 ? 'unreachable' : stored(call)));
  uploads.start('maya');
  uploads.add('maya', finished(), end);
  await vi.advanceTimersByTimeAsync(0);
  expect(uploads.isKept).toBe(false);
  expect(uploads.items).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(calls).toHaveLength(2);
  expect(uploads.items).toEqual([]);
});

it('leaves alone what it cannot read', () => {
  keep('upload', 'maya', 'broken', '{"key":');
  uploads.start('maya');
  expect(uploads.items).toEqual([]);
  expect(kept('upload', 'maya', 'broken')).toBe('{"key":');
});
