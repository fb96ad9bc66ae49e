// @vitest-environment jsdom
import type { Conversation } from '$lib/api/types';
import { conversations } from '$lib/chat/conversations.svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { conversation, message, sofia } from '../support/examples';
import { answerWith, json, problem, type Call } from '../support/server';

let stored: Conversation[];
let version: number;
// What the server does with the next change of a state; each call waits for its turn to be answered.
let waiting: ((answer?: Response) => void)[];
let hour = 0;

function serve(): Call[] {
  return answerWith(({ method, path, body, headers }) => {
    if (method === 'PUT') {
      const id = path.split('/').at(-2)!;
      return new Promise<Response>((resolve) =>
        waiting.push((refusal) => {
          if (refusal) return resolve(refusal);
          stored = stored.map((one) => (one.id === id ? { ...one, ...(body as object) } : one));
          version += 1;
          resolve(
            json(
              200,
              stored.find((one) => one.id === id),
            ),
          );
        }),
      );
    }
    const etag = `"${version}"`;
    if (headers.get('If-None-Match') === etag) return new Response(null, { status: 304 });
    return json(200, { items: stored, nextCursor: null }, { ETag: etag });
  });
}

const shown = (id = 'a') => conversations.find(id)!;
const answers = async (answer?: Response) => {
  waiting.shift()!(answer);
  await vi.advanceTimersByTimeAsync(0);
};

beforeEach(() => {
  vi.useFakeTimers();
  // The store is one for all tests, and its clock never goes back.
  hour += 1;
  vi.setSystemTime(Date.now() + hour * 3_600_000);
  version = 1;
  waiting = [];
  stored = [
    conversation({ id: 'a', unreadCount: 3, lastMessage: message(3) }),
    conversation({ id: 'b', unreadCount: 1, muted: true }),
    conversation({ id: 'c', markedUnread: true }),
  ];
});

afterEach(() => {
  conversations.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function start(): Promise<Call[]> {
  const calls = serve();
  conversations.start();
  await vi.advanceTimersByTimeAsync(0);
  return calls;
}

it('counts conversations in which something waits', async () => {
  await start();
  expect(conversations.unread).toBe(2);
});

it('shows a change at once, whatever a poll says meanwhile', async () => {
  await start();
  const done = conversations.setState('a', { pinned: true });
  expect(shown().pinned).toBe(true);
  version += 1;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(shown().pinned).toBe(true);
  await answers();
  await done;
  expect(shown().pinned).toBe(true);
  expect(stored[0]!.pinned).toBe(true);
});

it('sends one change after the other, each with all that was chosen', async () => {
  const calls = await start();
  const first = conversations.setState('a', { pinned: true });
  const second = conversations.setState('a', { muted: true });
  await vi.advanceTimersByTimeAsync(0);
  expect(waiting).toHaveLength(1);
  await answers();
  expect(shown()).toMatchObject({ pinned: true, muted: true });
  await answers();
  await Promise.all([first, second]);
  expect(calls.filter(({ method }) => method === 'PUT').map(({ body }) => body)).toEqual([
    { muted: false, pinned: true, archived: false, markedUnread: false },
    { muted: true, pinned: true, archived: false, markedUnread: false },
  ]);
});

it('puts back what the server refuses, and goes on', async () => {
  await start();
  const refused = expect(conversations.setState('a', { archived: true })).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(0);
  await answers(problem(403, 'forbidden'));
  await refused;
  expect(shown().archived).toBe(false);
  const done = conversations.setState('a', { muted: true });
  await vi.advanceTimersByTimeAsync(0);
  await answers();
  await done;
  expect(shown().muted).toBe(true);
});

it('brings back what was put away once one writes there, unless it is muted', async () => {
  stored = [
    conversation({ id: 'a', archived: true }),
    conversation({ id: 'b', archived: true, muted: true }),
  ];
  await start();
  for (const id of ['a', 'b']) {
    conversations.noteMessage(message(1, { conversationId: id, senderId: sofia }));
  }
  expect([shown('a').archived, shown('b').archived]).toEqual([false, true]);
});
