import type { Conversation, Message } from '$lib/api/types';
import { drop, keep, kept } from '$lib/kept';

/** The end of a conversation as this browser saw it last, so that opening it again shows it at once. */
export interface KeptThread {
  messages: Message[];
  hasOlder: boolean;
  /** What has changed since is asked for by this; null before the server has said it. */
  revision: number | null;
}

const mostThreads = 20;
const mostMessages = 50;
const mostCharacters = 100_000;
/** Where the conversations stand whose messages are kept, the most recently seen first. */
const orderName = 'order';
const listName = 'list';

export function keepThread(userId: string, conversationId: string, thread: KeptThread): void {
  const text = shortened(thread);
  if (!text) return forgetThread(userId, conversationId);
  keep('thread', userId, conversationId, text);
  const order = [conversationId, ...orderOf(userId).filter((id) => id !== conversationId)];
  for (const id of order.slice(mostThreads)) drop('thread', userId, id);
  keep('thread', userId, orderName, JSON.stringify(order.slice(0, mostThreads)));
}

export function keptThread(userId: string, conversationId: string): KeptThread | null {
  const value = parsed(kept('thread', userId, conversationId)) as Partial<KeptThread> | null;
  const isWhole =
    Array.isArray(value?.messages) && value.messages.every((one) => Array.isArray(one.reactions));
  return isWhole ? { hasOlder: true, revision: null, ...(value as { messages: Message[] }) } : null;
}

export function forgetThread(userId: string, conversationId: string): void {
  drop('thread', userId, conversationId);
}

/** The list as this browser saw it last, for when the server can't be asked. */
export function keepConversations(userId: string, conversations: Conversation[]): void {
  for (const most of [50, 10]) {
    const text = JSON.stringify(conversations.slice(0, most));
    if (text.length <= mostCharacters) return void keep('thread', userId, listName, text);
  }
  forgetThread(userId, listName);
}

export function keptConversations(userId: string): Conversation[] {
  const list = parsed(kept('thread', userId, listName));
  return Array.isArray(list) ? list.filter((one) => Array.isArray(one?.participants)) : [];
}

function shortened({ messages, hasOlder, revision }: KeptThread): string | null {
  for (const most of [mostMessages, 10]) {
    const last = messages.slice(-most);
    const text = JSON.stringify({
      messages: last,
      hasOlder: hasOlder || last.length < messages.length,
      revision,
    });
    if (last.length && text.length <= mostCharacters) return text;
  }
  return null;
}

function orderOf(userId: string): string[] {
  const order = parsed(kept('thread', userId, orderName));
  return Array.isArray(order) ? order.filter((id) => typeof id === 'string') : [];
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
