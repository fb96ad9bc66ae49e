// @vitest-environment jsdom
import Bubble from '$lib/chat/Bubble.svelte';
import type { Entry } from '$lib/chat/rows';
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { message, pending } from '../support/examples';

afterEach(cleanup);

function show(entry: Entry, changes: Record<string, unknown> = {}) {
  return render(Bubble, {
    entry,
    row: { day: null, startsUnread: false, startsGroup: true, endsGroup: true },
    author: 'Maya Lindqvist',
    showAuthor: true,
    unreadCount: 0,
    isRead: false,
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

it('opens links elsewhere, without giving this page away', () => {
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
