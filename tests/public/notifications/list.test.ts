// @vitest-environment jsdom
import { NotificationFeed } from '$lib/notifications/list.svelte';
import { notifications } from '$lib/notifications/notifications.svelte';
import type { Notification } from '$lib/api/types';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { notification } from '../support/examples';
import { answerWith, json, problem, type Call } from '../support/server';

let stored: Notification[];
let refuses = false;
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  refuses = false;
  stored = ['3', '2', '1'].map((id) =>
    notification('message', { id, updatedAt: `2026-11-20T10:0${id}:00.000Z` }),
  );
});

afterEach(() => {
  stop();
  notifications.stop();
  vi.useRealTimers();
});

const unread = () => stored.filter(({ readAt }) => !readAt).length;

function answer({ path, query, body }: Call): Response {
  if (path === '/api/notifications/unread') return json(200, { unreadCount: unread() });
  if (path === '/api/notifications/read') {
    if (refuses) return problem(503, 'unavailable');
    const { ids, all } = body as { ids?: string[]; all?: boolean };
    stored = stored.map((one) => (all || ids?.includes(one.id) ? { ...one, readAt: 'then' } : one));
    return new Response(null, { status: 204 });
  }
  const from = Number(query.get('cursor') ?? 0);
  const listed = query.has('unread') ? stored.filter(({ readAt }) => !readAt) : stored;
  const items = listed.slice(from, from + 2);
  const nextCursor = from + 2 < listed.length ? String(from + 2) : null;
  return json(200, { items, nextCursor, unreadCount: unread() });
}

async function opened(onlyUnread = false): Promise<NotificationFeed> {
  const feed = new NotificationFeed(onlyUnread);
  stop = feed.start();
  await vi.advanceTimersByTimeAsync(0);
  return feed;
}

const shown = (feed: NotificationFeed) =>
  feed.items?.map(({ id, readAt }) => `${id}${readAt ? ' read' : ''}`);

it('reads older ones on demand, and keeps them when newer ones come', async () => {
  answerWith(answer);
  const feed = await opened();
  expect(shown(feed)).toEqual(['3', '2']);
  await feed.readOlder();
  expect(shown(feed)).toEqual(['3', '2', '1']);
  expect(feed.nextCursor).toBeNull();
  stored = [notification('message', { id: '4', updatedAt: '2026-11-20T10:04:00.000Z' }), ...stored];
  await vi.advanceTimersByTimeAsync(15_000);
  expect(shown(feed)).toEqual(['4', '3', '2', '1']);
  expect(notifications.unreadCount).toBe(4);
});

it('shows one as read at once', async () => {
  const calls = answerWith(answer);
  const feed = await opened();
  const marking = feed.markRead({ ids: ['2'] });
  expect(shown(feed)).toEqual(['3', '2 read']);
  expect(notifications.unreadCount).toBe(2);
  await marking;
  expect(calls.at(-1)).toMatchObject({ path: '/api/notifications/read', body: { ids: ['2'] } });
});

it('marks all, also those that are not shown', async () => {
  answerWith(answer);
  const feed = await opened();
  await feed.markRead({ all: true });
  expect(shown(feed)).toEqual(['3 read', '2 read']);
  expect(notifications.unreadCount).toBe(0);
});

it('puts back what the server could not be told', async () => {
  answerWith(answer);
  const feed = await opened();
  refuses = true;
  await expect(feed.markRead({ all: true })).rejects.toMatchObject({ status: 503 });
  expect(shown(feed)).toEqual(['3', '2']);
  expect(notifications.unreadCount).toBe(3);
});

it('does not take an answer that had left before for the truth', async () => {
  let release = () => {};
  let isHeld = false;
  answerWith(async (call) => {
    const given = answer(call);
    if (isHeld && call.path === '/api/notifications') {
      await new Promise<void>((resolve) => (release = resolve));
    }
    return given;
  });
  const feed = await opened();
  isHeld = true;
  await vi.advanceTimersByTimeAsync(15_000);
  await feed.markRead({ ids: ['3'] });
  release();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown(feed)).toEqual(['3 read', '2']);
});

it('shows as read what was read elsewhere, as far as the page reaches that no longer has it', async () => {
  answerWith(answer);
  const feed = await opened(true);
  await feed.readOlder();
  const read = (ids: string[]) =>
    (stored = stored.map((one) => (ids.includes(one.id) ? { ...one, readAt: 'then' } : one)));
  stored = [notification('message', { id: '4', updatedAt: '2026-11-20T10:04:00.000Z' }), ...stored];
  read(['3', '1']);
  stored.push(notification('message', { id: '0', updatedAt: '2026-11-20T10:00:00.000Z' }));
  await vi.advanceTimersByTimeAsync(15_000);
  expect(shown(feed)).toEqual(['4', '3 read', '2', '1']);
  read(['4', '2', '0']);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(shown(feed)).toEqual(['4 read', '3 read', '2 read', '1 read']);
  expect(notifications.unreadCount).toBe(0);
});

it('does not take for the truth what was read before the server knew', async () => {
  let release = () => {};
  answerWith(async (call) => {
    if (call.path === '/api/notifications/read') await new Promise<void>((resolve) => (release = resolve));
    return answer(call);
  });
  const feed = await opened(true);
  const marking = feed.markRead({ ids: ['3'] });
  await vi.advanceTimersByTimeAsync(15_000);
  release();
  await marking;
  expect(shown(feed)).toEqual(['3 read', '2']);
});

it('says what went wrong, and tries again', async () => {
  let isAway = true;
  answerWith((call) => (isAway ? problem(503, 'unavailable') : answer(call)));
  const feed = await opened();
  expect(feed.items).toBeNull();
  expect(feed.error?.status).toBe(503);
  isAway = false;
  feed.reload();
  await vi.advanceTimersByTimeAsync(0);
  expect(feed.error).toBeNull();
  expect(feed.items).toHaveLength(2);
});
