// The calls about single messages. All of them throw ApiError.
import { api, data } from '$lib/api/client';
import type { Message } from '$lib/api/types';

const messagePath = '/api/messages/conversations/{conversationId}/messages/{messageId}';

function pathOf({ conversationId, id }: Message) {
  return { conversationId, messageId: id };
}

/** The message with its new text. */
export function editMessage(message: Message, content: string): Promise<Message> {
  return data(api.PUT(messagePath, { params: { path: pathOf(message) }, body: { content } }));
}

export function deleteMessage(message: Message, keepalive: boolean): Promise<unknown> {
  return data(api.DELETE(messagePath, { params: { path: pathOf(message) }, keepalive }));
}

/** Its earlier texts, the oldest first. */
export async function earlierTexts(message: Message): Promise<{ content: string; replacedAt: string }[]> {
  const { items } = await data(api.GET(`${messagePath}/edits`, { params: { path: pathOf(message) } }));
  return items;
}

/** The message with the reaction, or without it. */
export function setReaction(message: Message, emoji: string, on: boolean): Promise<Message> {
  const params = { path: { ...pathOf(message), emoji } };
  const path = `${messagePath}/reactions/{emoji}` as const;
  return data(on ? api.PUT(path, { params }) : api.DELETE(path, { params }));
}
