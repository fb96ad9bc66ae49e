import { api, data } from '$lib/api/client';
import type { Conversation, Page, SearchHit } from '$lib/api/types';
import { titleOf } from '../conversation';

export interface Filters {
  q: string;
  senderId: string;
  since: string;
  until: string;
}

export const noFilters: Filters = { q: '', senderId: '', since: '', until: '' };

export function searchMessages(filters: Filters, cursor?: string): Promise<Page<SearchHit>> {
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value.trim()));
  return data(
    api.GET('/api/messages/search', { params: { query: { q: filters.q, ...given, limit: 20, cursor } } }),
  );
}

/** Where the message stands in its conversation. */
export function pathOf({ message }: SearchHit): string {
  return `/messages/${message.conversationId}?message=${message.seq}`;
}

/** What the conversation of a hit is called. */
export function placeOf(hit: SearchHit, userId: string): string {
  return titleOf({ ...hit.conversation, createdAt: '', lastMessage: null, unreadCount: 0 } as never, userId);
}

/** Who wrote a message, as the conversation of the hit calls them. */
export function authorOf(hit: SearchHit, senderId: string | null, userId: string): string {
  if (senderId === userId) return 'You';
  const author = hit.conversation.participants.find((one) => one.userId === senderId);
  return (senderId && author?.displayName) || 'Deleted user';
}

/** Everybody in the conversations, once each, by name, for choosing whose messages are meant. */
export function peopleIn(
  conversations: readonly Conversation[],
  userId: string,
): { id: string; name: string }[] {
  const names = new Map(
    conversations.flatMap(({ participants }) =>
      participants.map(({ userId: id, displayName }) => [id ?? '', displayName] as const),
    ),
  );
  names.delete('');
  names.set(userId, 'You');
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => Number(b.id === userId) - Number(a.id === userId) || a.name.localeCompare(b.name));
}
