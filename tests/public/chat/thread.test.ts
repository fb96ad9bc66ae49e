// @vitest-environment jsdom
import type { Message } from '$lib/api/types';
import { Thread } from '$lib/chat/thread.svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { maya, message, messages } from '../support/examples';
import { answerWith, json, problem } from '../support/server';

let stored: Message[];
let heard: Message[];
let thread: Thread;

// The API's paging: newest first, the cursor being the seq to go on before.
function page(query: URLSearchParams) {
  const before = Number(query.get('cursor') ?? Infinity);
  const older = stored.filter((one) => one.seq < before).toReversed();
  const items = older.slice(0, Number(query.get('limit')));
  return {
    items,
    nextCursor: items.length < older.length ? String(items.at(-1)!.seq) : null,
  };
}

function serve() {
  return answerWith(({ query, headers }) => {
    const etag = `"${query.get('cursor') ?? stored.length}"`;
    if (headers.get('If-None-Match') === etag) return new Response(null, { status: 304 });
    return json(200, page(query), { ETag: etag });
  });
}

const seqs = () => thread.messages.map((one) => one.seq);
const range = (from: number, to: number) => messages(from, to).map((one) => one.seq);

beforeEach(() => {
  vi.useFakeTimers();
  heard = [];
  thread = new Thread('conversation', (fresh) => heard.push(...fresh));
});

afterEach(() => {
  thread.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('opens with the newest messages in order, and reads older ones on demand', async () => {
  stored = messages(1, 120);
  serve();
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(seqs()).toEqual(range(71, 120));
  expect(thread.hasOlder).toBe(true);

  await thread.loadOlder();
  expect(seqs()).toEqual(range(1, 120));
  expect(thread.hasOlder).toBe(false);
  expect(heard).toEqual([]);
});

it('hears of what comes later, once', async () => {
  stored = messages(1, 3);
  serve();
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  stored = messages(1, 5);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seqs()).toEqual(range(1, 5));
  expect(heard.map((one) => one.seq)).toEqual([4, 5]);
});

it('asks with the ETag, and keeps the same objects on a 304', async () => {
  stored = messages(1, 3);
  const calls = serve();
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  const before = thread.messages;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(calls).toHaveLength(2);
  expect(calls[1]?.headers.get('If-None-Match')).toBe('"3"');
  expect(thread.messages).toBe(before);
});

it('reads back over everything it missed, without a gap', async () => {
  stored = messages(1, 10);
  serve();
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  stored = messages(1, 300);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(seqs()).toEqual(range(1, 300));
  expect(heard).toHaveLength(290);
});

it('tries again from the start when the way back over a gap failed', async () => {
  stored = messages(1, 10);
  serve();
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  stored = messages(1, 200);
  answerWith(({ query }) =>
    query.has('cursor') ? problem(503, 'unavailable') : json(200, page(query), { ETag: '"200"' }),
  );
  await vi.advanceTimersByTimeAsync(3_000);
  expect(seqs()).toEqual(range(1, 10));
  serve();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seqs()).toEqual(range(1, 200));
});

it('takes a sent message at once, and the one from somebody else that came before it', async () => {
  stored = messages(1, 3);
  serve();
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  stored = messages(1, 5);
  await thread.receive(message(5, { senderId: 'sofia', clientKey: 'k1' }));
  expect(seqs()).toEqual(range(1, 5));
  expect(heard.filter((one) => one.senderId === maya).map((one) => one.seq)).toContain(4);
});

it('says why it could not open', async () => {
  answerWith(() => problem(403, 'forbidden'));
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(thread.isLoaded).toBe(false);
  expect(thread.error?.status).toBe(403);
});
