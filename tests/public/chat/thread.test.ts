// @vitest-environment jsdom
import { ApiError } from '$lib/api/error';
import type { Message, User } from '$lib/api/types';
import type { ReadMark } from '$lib/chat/seen';
import { Thread } from '$lib/chat/thread.svelte';
import { session } from '$lib/session.svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { maya, message, messages, sofia } from '../support/examples';
import { answerWith, json, problem, type Call } from '../support/server';

let stored: Message[];
let changed: Message[];
let marks: ReadMark[];
let heard: Message[];
let thread: Thread;

// The API's paging: newest first, the cursor being the seq to go on before.
function page(query: URLSearchParams) {
  const limit = Number(query.get('limit'));
  if (query.has('after')) {
    const items = stored.filter((one) => one.seq > Number(query.get('after'))).slice(0, limit);
    return { items: items.toReversed(), nextCursor: null };
  }
  const before = Number(query.get('cursor') ?? Number(query.get('upTo') ?? Infinity) + 1);
  const older = stored.filter((one) => one.seq < before).toReversed();
  const items = older.slice(0, limit);
  return {
    items,
    nextCursor: items.length < older.length ? String(items.at(-1)!.seq) : null,
  };
}

/** What the server says beside the messages. */
function beside({ path, query }: Call): Response | null {
  if (path.endsWith('/read-marks')) return json(200, { items: marks });
  if (!path.endsWith('/changes')) return null;
  return json(200, { items: query.has('after') ? changed : [], revision: 7 });
}

function serve() {
  return answerWith((call) => {
    const { query, headers } = call;
    const other = beside(call);
    if (other) return other;
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
  changed = [];
  marks = [];
  localStorage.clear();
  session.user = { id: sofia } as User;
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
  const asked = calls.length;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(calls).toHaveLength(asked + 1);
  expect(calls.at(-1)?.headers.get('If-None-Match')).toBe('"3"');
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

const old = (changes: Partial<Message>) => message(2, changes);

it('takes in what changed, however old the message is', async () => {
  stored = messages(1, 120);
  serve();
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  await thread.loadOlder();
  thread.wantsMarks = true;
  changed = [old({ content: 'edited', editedAt: '2026-11-20T10:00:00.000Z' })];
  marks = [{ userId: maya, lastReadSeq: 120 }];
  stored = messages(1, 121);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(thread.messages[1]?.content).toBe('edited');
  expect(thread.marks).toEqual(marks);
});

it('finds out what became of a change whose answer got lost', async () => {
  stored = messages(1, 120);
  serve();
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  await thread.loadOlder();
  // An old message, and one of those that each poll reads.
  for (const seq of [2, 119]) {
    const before = thread.messages[seq - 1]!;
    const expected = { ...before, content: 'edited' };
    const lost = new Promise<Message>((_, reject) => setTimeout(() => reject(new ApiError(0)), 15_000));
    const failed = expect(thread.change(before, expected, lost)).rejects.toThrow();
    expect(thread.messages[seq - 1]).toBe(expected);
    // The server took it all the same, and tells of it in answer to the next poll: once, as of each revision.
    stored = stored.map((one) => (one.seq === seq ? { ...expected } : one));
    answerWith((call) => {
      if (call.path.endsWith('/changes')) {
        const isNews = seq < 100 && call.query.get('after') === '7';
        return json(200, { items: isNews ? [{ ...expected }] : [], revision: 8 });
      }
      if (call.headers.get('If-None-Match') === `"${seq}"`) return new Response(null, { status: 304 });
      return json(200, page(call.query), { ETag: `"${seq}"` });
    });
    await vi.advanceTimersByTimeAsync(15_000);
    await failed;
    expect(thread.messages[seq - 1]?.content).toBe('edited');
  }
});

it('opens with what it saw the last time, and goes on from there', async () => {
  stored = messages(1, 3);
  serve();
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  thread.stop();
  stored = messages(1, 4);
  changed = [old({ deletedAt: '2026-11-20T10:00:00.000Z', content: '' })];
  const calls = serve();

  thread = new Thread('conversation', (fresh) => heard.push(...fresh));
  expect(thread.isLoaded).toBe(true);
  expect(seqs()).toEqual([1, 2, 3]);
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(seqs()).toEqual([1, 2, 3, 4]);
  expect(thread.messages[1]?.deletedAt).not.toBeNull();
  expect(calls.find((call) => call.path.endsWith('/changes'))?.query.get('after')).toBe('7');
  // They did not come while somebody looked.
  expect(heard).toEqual([]);
});

it('forgets what it saw where that is no longer allowed', async () => {
  stored = messages(1, 3);
  serve();
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  thread.stop();
  answerWith(() => problem(403, 'forbidden'));
  thread = new Thread('conversation', () => {});
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(thread.isLoaded).toBe(false);
  expect(new Thread('conversation', () => {}).isLoaded).toBe(false);
});

it('reaches an old message without what lies between, and the newest again', async () => {
  stored = messages(1, 1_000);
  serve();
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(await thread.reach(100)).toBe(true);
  expect(seqs()).toEqual(range(71, 120));
  expect([thread.hasOlder, thread.hasNewer]).toEqual([true, true]);

  await thread.loadNewer();
  expect(seqs()).toEqual(range(71, 220));
  await thread.loadOlder();
  expect(seqs()).toEqual(range(1, 220));
  stored = messages(1, 1_001);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(seqs()).toEqual(range(1, 220));

  await thread.toNewest();
  expect(seqs()).toEqual(range(952, 1_001));
  expect(thread.hasNewer).toBe(false);
  expect(await thread.reach(2_000)).toBe(false);
});

it('joins what lies just before to what it has', async () => {
  stored = messages(1, 120);
  serve();
  thread.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(await thread.reach(60)).toBe(true);
  expect(seqs()).toEqual(range(31, 120));
  expect(thread.hasNewer).toBe(false);
});
