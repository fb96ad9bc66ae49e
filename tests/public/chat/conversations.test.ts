// @vitest-environment jsdom
import type { Conversation } from '$lib/api/types';
import { conversations } from '$lib/chat/conversations.svelte';
import { tell, type LiveEvent } from '$lib/live/events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { conversation, message, sofia } from '../support/examples';
import { answerWith, json, problem, type Call } from '../support/server';

let stored: Conversation[];
let version: number;
// What the server does with the next change of a state, or reading; each call waits for its turn to be answered.
let waiting: ((answer?: Response) => void)[];
let hour = 0;

/** How many the server gives at once. */
let pageSize: number;

function serve(): Call[] {
  return answerWith(({ method, path, query, body, headers }) => {
    if (method !== 'GET') {
      const id = path.split('/').at(-2)!;
      const changes = method === 'PUT' ? (body as object) : { unreadCount: 0, markedUnread: false };
      return new Promise<Response>((resolve) =>
        waiting.push((refusal) => {
          if (refusal) return resolve(refusal);
          stored = stored.map((one) => (one.id === id ? { ...one, ...changes } : one));
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
    if (!path.endsWith('/conversations')) {
      const one = stored.find(({ id }) => path.endsWith(`/${id}`));
      return one ? json(200, one) : problem(403, 'forbidden');
    }
    const etag = `"${version}"`;
    if (headers.get('If-None-Match') === etag) return new Response(null, { status: 304 });
    const from = Number(query.get('cursor'));
    const end = from + pageSize;
    const nextCursor = end < stored.length ? `${end}` : null;
    return json(200, { items: stored.slice(from, end), nextCursor }, { ETag: etag });
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
  pageSize = 100;
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
    { muted: false, pinned: true, archived: false, markedUnread: false, lastSeenSeq: 3 },
    { muted: true, pinned: true, archived: false, markedUnread: false, lastSeenSeq: 3 },
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

it('archives no message that arrives while it does', async () => {
  const calls = await start();
  const done = conversations.setState('a', { archived: true });
  await vi.advanceTimersByTimeAsync(0);
  // The server stores the change, then a message arrives, and the answer to the change comes last of all.
  const answer = { ...stored[0], archived: true };
  stored = stored.map((one) => (one.id === 'a' ? { ...one, lastMessage: message(4) } : one));
  version += 1;
  await vi.advanceTimersByTimeAsync(5_000);
  await answers(json(200, answer));
  await done;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(calls.find(({ method }) => method === 'PUT')!.body).toMatchObject({
    archived: true,
    lastSeenSeq: 3,
  });
  expect(shown()).toMatchObject({ archived: false, lastMessage: { seq: 4 } });
});

it('takes in no answer that comes once the user has left', async () => {
  await start();
  const done = conversations.setState('a', { pinned: true });
  const next = conversations.setState('a', { muted: true });
  await vi.advanceTimersByTimeAsync(0);
  let arrive: (answer: Response) => void = () => {};
  const polled = new Promise<Response>((resolve) => (arrive = resolve));
  const answerFirst = waiting.shift()!;
  answerWith(() => polled);
  conversations.refreshNow();
  await vi.advanceTimersByTimeAsync(0);
  conversations.stop();

  const calls = answerWith(() =>
    json(200, { items: [conversation({ id: 'a', title: 'Other' })], nextCursor: null }),
  );
  conversations.start();
  arrive(json(200, { items: stored, nextCursor: null }));
  await vi.advanceTimersByTimeAsync(0);
  answerFirst();
  await vi.advanceTimersByTimeAsync(0);
  await Promise.all([done, next]);
  expect(conversations.items).toMatchObject([{ id: 'a', title: 'Other', pinned: false, muted: false }]);
  // What had waited for its turn is not sent under the other's name.
  expect(calls.map(({ method }) => method)).toEqual(['GET']);
});

it('shows what there is again where marking as read failed', async () => {
  await start();
  const refused = expect(conversations.markRead('a', message(3))).rejects.toThrow();
  expect(shown().unreadCount).toBe(0);
  await vi.advanceTimersByTimeAsync(0);
  await answers(problem(503, 'unavailable'));
  await refused;
  expect(shown().unreadCount).toBe(0);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(shown().unreadCount).toBe(3);
});

it('keeps what is marked as unread while the reading is still on its way', async () => {
  const calls = await start();
  const read = conversations.markRead('a', message(3));
  const marked = conversations.setState('a', { markedUnread: true });
  await vi.advanceTimersByTimeAsync(0);
  expect(calls.map(({ method }) => method)).toEqual(['GET', 'POST']);
  await answers();
  await read;
  expect(shown()).toMatchObject({ unreadCount: 0, markedUnread: true });
  await answers();
  await marked;
  expect(shown().markedUnread).toBe(true);
  expect(stored[0]!.markedUnread).toBe(true);
});

it('takes from the answer to a change no more than the state', async () => {
  await start();
  const done = conversations.setState('b', { pinned: true });
  await vi.advanceTimersByTimeAsync(0);
  const old = { ...stored[1], pinned: true };
  stored = stored.map((one) => (one.id === 'b' ? { ...one, unreadCount: 2, lastMessage: message(9) } : one));
  version += 1;
  await vi.advanceTimersByTimeAsync(5_000);
  await answers(json(200, old));
  await done;
  expect(shown('b')).toMatchObject({ pinned: true, unreadCount: 2, lastMessage: { seq: 9 } });
});

it('finds out at once what became of a change whose answer got lost', async () => {
  await start();
  const lost = expect(conversations.setState('a', { pinned: true })).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(0);
  // The server took it, and told of it in answer to a poll meanwhile.
  stored = stored.map((one) => (one.id === 'a' ? { ...one, pinned: true } : one));
  version += 1;
  await vi.advanceTimersByTimeAsync(5_000);
  await answers(problem(503, 'unavailable'));
  await lost;
  await vi.advanceTimersByTimeAsync(0);
  expect(shown().pinned).toBe(true);
});

it('shows what this browser kept while the server can’t be asked, and then what there is', async () => {
  await start();
  conversations.stop();
  const answer = fetch;
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  conversations.start();
  await vi.advanceTimersByTimeAsync(0);
  expect([conversations.isLoaded, conversations.items.map(({ id }) => id)]).toEqual([false, ['a', 'b', 'c']]);
  stored = stored.slice(1);
  version += 1;
  vi.stubGlobal('fetch', answer);
  await vi.advanceTimersByTimeAsync(30_000);
  expect([conversations.isLoaded, conversations.items.map(({ id }) => id)]).toEqual([true, ['b', 'c']]);
});

it('keeps nothing on show that is gone, though there is nothing in its place', async () => {
  await start();
  conversations.stop();
  stored = [];
  version += 1;
  const answer = fetch;
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  conversations.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(conversations.items).toHaveLength(3);
  vi.stubGlobal('fetch', answer);
  await vi.advanceTimersByTimeAsync(30_000);
  expect([conversations.isLoaded, conversations.items]).toEqual([true, []]);
});

describe('beyond the first page', () => {
  const rename = (id: string, title: string) => {
    stored = stored.map((one) => (one.id === id ? { ...one, title } : one));
    version += 1;
  };
  const hear = async (event: LiveEvent | null) => {
    tell(event);
    await vi.advanceTimersByTimeAsync(0);
  };
  // The pages by their cursors, single ones by their ids.
  const read = (calls: Call[]) =>
    calls.map(({ path, query }) => query.get('cursor') ?? path.split('/').at(-1));
  beforeEach(() => (pageSize = 2));

  it('reads the one that an event names there, and only then', async () => {
    const calls = await start();
    expect(read(calls)).toEqual(['conversations', '2']);
    rename('a', 'First');
    await hear({ kind: 'conversation', conversationId: 'a' });
    expect([shown('a').title, read(calls).slice(2)]).toEqual(['First', ['conversations']]);
    rename('c', 'Last');
    await hear({ kind: 'conversation', conversationId: 'c' });
    expect([shown('c').title, read(calls).slice(3)]).toEqual(['Last', ['conversations', 'c']]);
  });

  it('reads all of them where events name many, and goes on without one that is not the user’s', async () => {
    const calls = await start();
    rename('c', 'Last');
    for (let i = 0; i < 12; i++) tell({ kind: 'conversation', conversationId: `gone-${i}` });
    await vi.advanceTimersByTimeAsync(0);
    // The first has been asked for when the others come.
    expect(read(calls).slice(2)).toEqual(['conversations', 'gone-0', 'conversations', '2']);
    expect(shown('c').title).toBe('Last');
    expect(conversations.error).toBeNull();
  });

  it('finds one that a link leads to', async () => {
    await start();
    stored = [...stored, conversation({ id: 'd' })];
    await conversations.seek('d');
    await conversations.seek('gone');
    expect(conversations.items.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('does so where the change came before its event, or without one', async () => {
    const calls = await start();
    rename('c', 'Last');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(shown('c').title).toBeNull();
    await hear({ kind: 'conversation', conversationId: 'c' });
    expect([shown('c').title, read(calls).slice(2)]).toEqual([
      'Last',
      ['conversations', 'conversations', 'c'],
    ]);
    rename('c', 'Missed');
    await hear(null);
    expect(shown('c').title).toBe('Missed');
  });

  it('tries again where reading on failed', async () => {
    await start();
    rename('c', 'Last');
    const answer = fetch;
    vi.stubGlobal('fetch', (request: Request) =>
      request.url.endsWith('/c') ? problem(503, 'unavailable') : answer(request),
    );
    await hear({ kind: 'conversation', conversationId: 'c' });
    vi.stubGlobal('fetch', answer);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(shown('c').title).toBe('Last');
  });

  it('shows one once that moves from page to page meanwhile', async () => {
    await start();
    stored = [conversation({ id: 'd', lastMessage: message(9) }), ...stored];
    version += 1;
    const answer = fetch;
    vi.stubGlobal('fetch', async (request: Request) => {
      const given = await answer(request);
      if (!request.url.includes('cursor')) stored = [conversation({ id: 'e' }), ...stored];
      return given;
    });
    await hear(null);
    expect(conversations.items.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});
