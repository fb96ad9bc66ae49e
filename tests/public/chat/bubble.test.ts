// @vitest-environment jsdom
import Bubble from '$lib/chat/Bubble.svelte';
import type { MessageActions } from '$lib/chat/actions';
import { markdownIsHere } from '$lib/chat/reading.svelte';
import type { Entry } from '$lib/chat/rows';
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { maya, message, pending, sofia } from '../support/examples';

afterEach(cleanup);

// Whatever is asked for is heard.
const heard = new Map<PropertyKey, ReturnType<typeof vi.fn>>();
const hear = (name: PropertyKey) => heard.get(name) ?? heard.set(name, vi.fn()).get(name)!;
const actions = new Proxy({} as MessageActions, { get: (_, name) => hear(name) });

function show(entry: Entry, changes: Record<string, unknown> = {}) {
  return render(Bubble, {
    entry,
    row: { day: null, startsUnread: false, startsGroup: true, endsGroup: true },
    index: 0,
    author: 'Maya Lindqvist',
    userId: sofia,
    nameOf: (id: string | null) => (id === maya ? 'Maya Lindqvist' : 'You'),
    everyone: [{ userId: sofia, name: 'Sofia' }],
    showAuthor: true,
    unreadCount: 0,
    isRead: false,
    canWrite: true,
    isActive: false,
    isFound: false,
    readers: [],
    actions,
    onpoint: () => {},
    first: true,
    last: true,
    onretry: () => {},
    ondiscard: () => {},
    ...changes,
  });
}

it('shows markup as the text that it is', () => {
  const content = '<img src=x onerror=alert(1)><b>bold</b> &amp; {@html x}';
  const { container } = show(message(1, { content }));
  expect(screen.getByText(content)).toBeTruthy();
  expect(container.querySelector('img, b')).toBeNull();
});

it('shows a name that is markup as text', () => {
  const { container } = show(message(1), { author: '<script>1</script>' });
  expect(screen.getByText('<script>1</script>')).toBeTruthy();
  expect(container.querySelector('script')).toBeNull();
});

it('opens links elsewhere, without giving this page away', async () => {
  await markdownIsHere;
  show(message(1, { content: 'https://a.example' }));
  const link = screen.getByRole('link');
  expect(link.getAttribute('rel')).toContain('noopener');
  expect(link.getAttribute('target')).toBe('_blank');
});

it('says how far an own message is', () => {
  show(pending('k1', { state: 'sending' }), { author: null });
  expect(screen.getByText('on its way')).toBeTruthy();
  cleanup();
  show(message(1), { author: null });
  expect(screen.getByText('sent')).toBeTruthy();
  cleanup();
  show(message(1), { author: null, isRead: true });
  expect(screen.getByText('read')).toBeTruthy();
});

it('keeps a failed message’s text and offers to retry or delete it', () => {
  const onretry = vi.fn();
  show(pending('k1', { state: 'failed', error: 'forbidden' }), {
    author: null,
    onretry,
  });
  expect(screen.getByText('pending k1')).toBeTruthy();
  expect(screen.getByText('You can no longer write here.')).toBeTruthy();
  screen.getByRole('button', { name: 'Retry' }).click();
  expect(onretry).toHaveBeenCalledOnce();
  expect(screen.getByRole('button', { name: 'Delete' })).toBeTruthy();
});

it('shows emphasis as such, and a name that is meant', async () => {
  await markdownIsHere;
  const { container } = show(message(1, { content: '**Rest** @Sofia', mentions: [sofia] }));
  expect(container.querySelector('strong')?.textContent).toBe('Rest');
  expect(container.querySelector('.mention-me')?.textContent).toBe('@Sofia');
});

it('leads from an answer to what it answers', () => {
  const quote = { id: 'message-1', seq: 1, senderId: maya, excerpt: '**Run?**', deleted: false };
  show(message(2, { replyTo: quote }));
  screen.getByRole('button', { name: 'Answers Maya Lindqvist: Run?' }).click();
  expect(actions.jump).toHaveBeenCalledWith(1);
});

it('says who reacted, and takes one’s own reaction', () => {
  const one = message(1, { reactions: [{ emoji: '👍', userIds: [maya, sofia] }] });
  show(one);
  const chip = screen.getByRole('button', { name: '👍 2: Maya Lindqvist and You' });
  expect(chip.getAttribute('aria-pressed')).toBe('true');
  chip.click();
  expect(actions.react).toHaveBeenCalledWith(one, '👍');
});

it('leaves of a deleted message that it was there', () => {
  show(message(1, { content: '', deletedAt: '2026-11-20T10:00:00.000Z' }), { isActive: true });
  expect(screen.getByText('Message deleted')).toBeTruthy();
  expect(screen.queryByRole('toolbar')).toBeNull();
});

it('says that a message was edited, and offers its earlier versions', () => {
  const one = message(1, { editedAt: '2026-11-20T10:00:00.000Z' });
  show(one);
  screen.getByRole('button', { name: 'Edited: show earlier versions' }).click();
  expect(actions.showHistory).toHaveBeenCalledWith(one);
});

it('shows what can be done with the one that is pointed at', () => {
  const one = message(1);
  show(one, { isActive: true });
  screen.getByRole('button', { name: 'Reply' }).click();
  expect(actions.reply).toHaveBeenCalledWith(one);
  cleanup();
  show(one, { isActive: true, canWrite: false });
  expect(screen.queryByRole('button', { name: 'Reply' })).toBeNull();
});
