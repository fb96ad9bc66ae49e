// What a coach does with a group, and how an athlete leaves one.
import { api, data } from '$lib/api/client';
import type { Conversation } from '$lib/api/types';

const of = (conversationId: string) => ({ path: { conversationId } });

export function changeGroup(
  id: string,
  body: { title: string | null; isAnnouncement: boolean },
): Promise<Conversation> {
  return data(api.PUT('/api/messages/conversations/{conversationId}', { params: of(id), body }));
}

export function addMembers(id: string, userIds: string[]): Promise<Conversation> {
  return data(
    api.POST('/api/messages/conversations/{conversationId}/participants', {
      params: of(id),
      body: { userIds },
    }),
  );
}

export function removeMember(id: string, userId: string): Promise<unknown> {
  return data(
    api.DELETE('/api/messages/conversations/{conversationId}/participants/{userId}', {
      params: { path: { conversationId: id, userId } },
    }),
  );
}

export function leaveGroup(id: string): Promise<unknown> {
  return data(api.POST('/api/messages/conversations/{conversationId}/leave', { params: of(id) }));
}
