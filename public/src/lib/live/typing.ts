import { api } from '$lib/api/client';

const interval = 4_000;
const lastTold = new Map<string, number>();

/** For each keystroke: tells the others in the conversation, once in a while, that somebody is typing here. */
export function typing(conversationId: string): void {
  const now = Date.now();
  if (!navigator.onLine || now - (lastTold.get(conversationId) ?? 0) < interval) return;
  lastTold.set(conversationId, now);
  // A sign of life that does not arrive is no loss.
  api
    .POST('/api/messages/conversations/{conversationId}/typing', { params: { path: { conversationId } } })
    .catch(() => {});
}
