// @vitest-environment jsdom
import type { Conversation, Message, User } from '$lib/api/types';
import { conversations } from '$lib/chat/conversations.svelte';
import { keepThread } from '$lib/chat/kept_threads';
import { outbox } from '$lib/chat/outbox.svelte';
import { session } from '$lib/session.svelte';
import { router } from '$src/router.svelte';
import Messages from '$src/routes/Messages.svelte';
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ben, conversation, maya, message, messages, participant, pending, sofia } from '../support/examples';
import { layOut } from '../support/layout';
import { answerWith, json, type Call } from '../support/server';

let stored: Message[];
let calls: Call[];
let hasKeyboard: boolean;
/** By how much the rows of these messages are higher than others. */
let higher: Record<number, number>;
let resize: () => void;

const row = 70;

function answer({ path, query }: Call): Response {
  if (path.endsWith('/changes')) return json(200, { items: [], revision: 7 });
  if (path.endsWith('/read')) return new Response(null, { status: 204 });
  const upTo = Number(query.get('upTo') ?? query.get('cursor') ?? Infinity);
  const after = Number(query.get('after') ?? 0);
  const limit = Number(query.get('limit'));
  const found = stored.filter(({ seq }) => seq <= upTo && seq > after).toReversed();
  const items = after ? found.slice(-limit) : found.slice(0, limit);
  return json(200, {
    items,
    nextCursor: items.length < found.length ? String(items.at(-1)!.seq - 1) : null,
  });
}

beforeEach(() => {
  localStorage.clear();
  higher = {};
  stored = [];
  hasKeyboard = false;
  router.query = new URLSearchParams();
  resize = layOut((text) => row + (higher[Number(/message (\d+)/.exec(text)?.[1])] ?? 0));
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('fine') && hasKeyboard }));
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  session.user = { id: sofia, roles: ['coach'] } as User;
  conversations.isLoaded = true;
  calls = answerWith(answer);
});

afterEach(() => {
  cleanup();
  conversations.items = [];
  outbox.pending = [];
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const eventually = <T>(check: () => T) => vi.waitFor(check, 5_000);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a conversation', () => {
  const list = () => screen.getByTestId('message-list');
  const shown = () =>
    [...list().querySelectorAll('article')].map((one) => Number(/message (\d+)/.exec(one.textContent)?.[1]));
  const below = () => list().scrollHeight - list().clientHeight - list().scrollTop;
  const isRead = () => calls.some(({ path }) => path.endsWith('/read'));

  /** Resolves when nothing has moved or been asked for for some time. */
  async function settled(): Promise<void> {
    let before = '';
    for (let still = 0; still < 6;) {
      await pause(50);
      const element = screen.queryByTestId('message-list');
      const now = `${element?.scrollTop} ${element?.scrollHeight} ${calls.length}`;
      still = element && now === before ? still + 1 : 0;
      before = now;
    }
  }

  async function open(changes: Partial<Conversation> = {}): Promise<void> {
    conversations.items = [conversation({ lastMessage: stored.at(-1), ...changes })];
    render(Messages, { params: { conversationId: 'conversation' } });
    await settled();
  }

  /** What is said of a new message. */
  async function arrive(content: string): Promise<Element> {
    const said = () => screen.getByTestId('announcement').firstElementChild!;
    const before = said();
    stored = [...stored, message(stored.length + 1, { content })];
    dispatchEvent(new Event('focus'));
    return eventually(() => {
      expect(said()).not.toBe(before);
      return said();
    });
  }

  it.each([
    ['the first unread one is far up', 200, ''],
    ['the first unread one has been loaded', 20, ''],
    ['a link leads elsewhere', 2, '100'],
  ])('is not read where %s', async (_, unreadCount, linked) => {
    stored = messages(1, 400);
    router.query = new URLSearchParams(linked && { message: linked });
    await open({ unreadCount });
    expect(shown()).toContain(Number(linked) || 400 - unreadCount + 1);
    expect(screen.getByRole('button', { name: 'Latest' })).toBeTruthy();
    expect(isRead()).toBe(false);
  });

  it.each([
    ['little is new', 5, 400],
    ['all that is new can be seen', 7, 400],
    ['all that there is can be seen', 7, 7],
  ])('is read where %s', async (_, unreadCount, all) => {
    stored = messages(1, all);
    await open({ unreadCount });
    expect(isRead()).toBe(true);
    expect(screen.queryByRole('button', { name: 'Latest' })).toBeNull();
  });

  it('is read once one has come down to its end', async () => {
    stored = messages(1, 100);
    await open({ unreadCount: 20 });
    expect(isRead()).toBe(false);
    list().scrollTop = list().scrollHeight;
    await eventually(() => expect(isRead()).toBe(true));
  });

  it('shows its end where a row grows, but moves nobody who is further up', async () => {
    stored = messages(1, 100);
    await open();
    expect(below()).toBe(0);
    higher = { 99: 30, 100: 40 };
    resize();
    await settled();
    expect(below()).toBe(0);
    list().scrollTop -= 50;
    await settled();
    const at = list().scrollTop;
    higher = { 99: 60, 100: 90 };
    resize();
    await settled();
    expect(list().scrollTop).toBe(at);
  });

  it('shows its end where what was kept gives way to as much else', async () => {
    keepThread(sofia, 'conversation', { messages: messages(1, 50), hasOlder: false, revision: 1 });
    stored = messages(1, 400);
    higher = Object.fromEntries(messages(351, 400).map(({ seq }) => [seq, 30]));
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    answerWith(async (call) => {
      await held;
      return answer(call);
    });
    await open();
    expect(shown()).toContain(50);
    letGo();
    await eventually(() => expect(shown()).toContain(400));
    await settled();
    expect(below()).toBe(0);
  });

  it('says the same words twice', async () => {
    stored = messages(1, 3);
    await open();
    expect((await arrive('ok')).textContent).toBe('Maya Lindqvist: ok');
    expect((await arrive('ok')).textContent).toBe('Maya Lindqvist: ok');
  });

  it('gives the focus to the neighbour of a message that is deleted', async () => {
    stored = messages(1, 3);
    outbox.pending = [pending('one', { state: 'failed' })];
    await open();
    const button = screen.getByRole('button', { name: 'Delete' });
    button.focus();
    button.click();
    await eventually(() => expect(document.activeElement).toBe(screen.getAllByRole('article').at(-1)));
    expect(shown()).toEqual([1, 2, 3]);
  });
});

describe('the focus', () => {
  const focused = () => document.activeElement;
  const rowOf = (name: string) => screen.getByRole('link', { name: new RegExp(name) });
  const archive = (id: string) =>
    (conversations.items = conversations.items.map((one) =>
      one.id === id ? { ...one, archived: true } : one,
    ));

  beforeEach(() => {
    conversations.items = [
      ['a', maya, 'Maya'],
      ['b', ben, 'Ben'],
      ['c', 'cy', 'Cy'],
    ].map(([id, userId, name]) =>
      conversation({ id, participants: [participant(sofia, 'Sofia'), participant(userId!, name!)] }),
    );
  });

  it('goes into a conversation and back to its row', async () => {
    const { rerender } = render(Messages, { params: {} });
    rowOf('Ben').focus();
    await rerender({ params: { conversationId: 'b' } });
    await eventually(() => expect(focused()).toBe(screen.getByRole('heading', { level: 1, name: 'Ben' })));
    await rerender({ params: {} });
    await eventually(() => expect(focused()).toBe(rowOf('Ben')));
  });

  it('goes to where one writes, with a keyboard', async () => {
    hasKeyboard = true;
    const { rerender } = render(Messages, { params: {} });
    await rerender({ params: { conversationId: 'b' } });
    await eventually(() => expect(focused()).toBe(screen.getByRole('textbox', { name: /^Message/ })));
  });

  it('goes to the heading where the row is no longer there', async () => {
    const { rerender } = render(Messages, { params: { conversationId: 'b' } });
    archive('b');
    await rerender({ params: {} });
    await eventually(() =>
      expect(focused()).toBe(screen.getByRole('heading', { level: 1, name: 'Messages' })),
    );
  });

  it('stays in the list where the row that has it is put away', async () => {
    render(Messages, { params: {} });
    rowOf('Ben').focus();
    archive('b');
    await eventually(() => expect(focused()).toBe(rowOf('Cy')));
    archive('c');
    await eventually(() => expect(focused()).toBe(rowOf('Maya')));
    archive('a');
    await eventually(() => expect(focused()).toBe(screen.getByRole('button', { name: /^Archived/ })));
  });
});
