// @vitest-environment jsdom
import { ApiError } from '$lib/api/error';
import type { Page, SearchHit } from '$lib/api/types';
import { authorOf, pathOf, peopleIn, placeOf, type Filters } from '$lib/chat/search/search';
import { MessageSearch, messageSearch } from '$lib/chat/search/search.svelte';
import SearchPanel from '$lib/chat/search/SearchPanel.svelte';
import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ben, conversation, maya, participant, sofia } from '../support/examples';
import { answerWith, json } from '../support/server';

function hit(seq: number, changes: Partial<SearchHit> = {}): SearchHit {
  return {
    message: {
      id: `message-${seq}`,
      conversationId: 'conversation',
      seq,
      senderId: maya,
      createdAt: '2026-11-20T09:00:00.000Z',
    },
    parts: [
      { text: 'a ', hit: false },
      { text: 'run', hit: true },
      { text: '!', hit: false },
    ],
    conversation: {
      id: 'conversation',
      isGroup: false,
      title: null,
      participants: [participant(sofia, 'Sofia Brandt'), participant(maya, 'Maya Lindqvist')],
    },
    before: null,
    after: { senderId: sofia, content: 'Well done' },
    ...changes,
  };
}
const page = (hits: SearchHit[], nextCursor: string | null = null): Page<SearchHit> => ({
  items: hits,
  nextCursor,
});

// Searches that wait to be answered.
function slowSearch() {
  const calls: {
    filters: Filters;
    cursor: string | undefined;
    answer: (page: Page<SearchHit>) => void;
    fail: () => void;
  }[] = [];
  const search = new MessageSearch(
    (filters, cursor) =>
      new Promise((resolve, reject) =>
        calls.push({ filters, cursor, answer: resolve, fail: () => reject(new ApiError(503)) }),
      ),
  );
  return { search, calls };
}
const typed = () => vi.advanceTimersByTimeAsync(300);

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  messageSearch.filter({ q: '', senderId: '', since: '', until: '' });
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks once the typing pauses, and for nothing where there is nothing', async () => {
  const { search, calls } = slowSearch();
  for (const q of ['r', 'ru', 'run']) search.filter({ q });
  expect(search.busy).toBe(true);
  await typed();
  expect(calls.map(({ filters }) => filters.q)).toEqual(['run']);
  search.filter({ q: ' ' });
  await typed();
  expect(calls).toHaveLength(1);
  expect([search.hits, search.busy]).toEqual([null, false]);
});

it('shows no answer to what was asked before', async () => {
  const { search, calls } = slowSearch();
  search.filter({ q: 'run' });
  await typed();
  search.filter({ q: 'swim' });
  await typed();
  calls[0]!.answer(page([hit(1)]));
  await typed();
  expect(search.hits).toBeNull();
  calls[1]!.answer(page([hit(2)]));
  await typed();
  expect(search.hits?.map(({ message }) => message.seq)).toEqual([2]);
});

it('goes on where it ended, and keeps what is there when that fails', async () => {
  const { search, calls } = slowSearch();
  search.filter({ q: 'run' });
  await typed();
  calls[0]!.answer(page([hit(2)], 'older'));
  await typed();
  search.showMore();
  search.showMore();
  expect(calls.map(({ cursor }) => cursor)).toEqual([undefined, 'older']);
  calls[1]!.fail();
  await typed();
  expect(search.error?.status).toBe(503);
  expect(search.hits).toHaveLength(1);
  search.showMore();
  calls[2]!.answer(page([hit(1)]));
  await typed();
  expect(search.hits?.map(({ message }) => message.seq)).toEqual([2, 1]);
  expect([search.hasMore, search.error]).toEqual([false, null]);
});

it('shows nobody what somebody else looked for here before', async () => {
  answerWith(() => json(200, page([hit(7)])));
  const { unmount } = render(SearchPanel, { userId: sofia, isBeside: false, onclose: () => {} });
  messageSearch.filter({ q: 'run' });
  await typed();
  unmount();
  render(SearchPanel, { userId: sofia, isBeside: false, onclose: () => {} });
  expect(screen.getAllByTestId('search-hit')).toHaveLength(1);
  cleanup();
  render(SearchPanel, { userId: ben, isBeside: false, onclose: () => {} });
  expect(screen.queryByTestId('search-hit')).toBeNull();
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
});

it('names the places and people of a hit', () => {
  expect(pathOf(hit(7))).toBe('/messages/conversation?message=7');
  expect(placeOf(hit(7), sofia)).toBe('Maya Lindqvist');
  expect(authorOf(hit(7), maya, sofia)).toBe('Maya Lindqvist');
  expect(authorOf(hit(7), sofia, sofia)).toBe('You');
  expect(authorOf(hit(7), null, sofia)).toBe('Deleted user');
});

it('offers everybody once, oneself first', () => {
  const group = conversation({
    id: 'group',
    isGroup: true,
    participants: [
      participant(sofia, 'Sofia Brandt'),
      participant(ben, 'Ben'),
      participant(maya, 'Maya Lindqvist'),
    ],
  });
  expect(peopleIn([conversation(), group], sofia).map(({ name }) => name)).toEqual([
    'You',
    'Ben',
    'Maya Lindqvist',
  ]);
});

it('marks what was found, and says how much', async () => {
  const calls = answerWith(() => json(200, page([hit(7)])));
  render(SearchPanel, { userId: sofia, isBeside: false, onclose: () => {} });
  const field = screen.getByRole<HTMLInputElement>('searchbox');
  field.value = 'run';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await typed();
  await tick();
  expect(calls[0]!.query.get('q')).toBe('run');
  expect(calls[0]!.query.has('since')).toBe(false);
  expect(document.querySelector('mark')?.textContent).toBe('run');
  expect(screen.getByRole('status').textContent).toBe('1 message found');
  expect(screen.getByTestId('search-hit').textContent).toContain('Well done');
});
