import type { Message, Quote } from '$lib/api/types';

const editableFor = 15 * 60_000;
const excerptLength = 140;

/** Whether its author may still change the text. */
export function canEdit(message: Message, userId: string, now: Date): boolean {
  const age = now.getTime() - Date.parse(message.createdAt);
  return message.senderId === userId && !message.deletedAt && age < editableFor;
}

/** A message as an answer to it shows it. */
export function quoteOf({ id, seq, senderId, content, deletedAt }: Message): Quote {
  const characters = [...content];
  const excerpt =
    characters.length > excerptLength ? characters.slice(0, excerptLength - 1).join('') + '…' : content;
  return { id, seq, senderId, excerpt, deleted: deletedAt !== null };
}

/** What a message is while its deletion can still be taken back, and after it. */
export function withoutContent(message: Message): Message {
  return { ...message, content: '', deletedAt: message.deletedAt ?? message.createdAt, reactions: [] };
}

/** The address of a message. */
export function linkTo({ conversationId, seq }: Message, origin: string): string {
  return `${origin}/messages/${conversationId}?message=${seq}`;
}

/** The seq in a message's address; null where there is none. */
export function linkedSeq(query: URLSearchParams): number | null {
  const text = query.get('message') ?? '';
  return /^\d{1,15}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}
