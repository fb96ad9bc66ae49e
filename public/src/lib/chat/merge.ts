import type { Conversation, Message } from '$lib/api/types';

export interface Merged {
  messages: Message[];
  /** Whether messages are missing between what was known and this page, so that older pages have to be read too. */
  hasGap: boolean;
}

/**
 * What is known (ascending, without a gap) and a page of the newest messages (descending, as the API gives it) as one.
 * Objects that did not change stay the same objects, so that their rows are not drawn again.
 */
export function mergeNewest(known: readonly Message[], page: readonly Message[]): Merged {
  const fresh = page.toReversed();
  const last = known.at(-1);
  const first = fresh[0];
  if (!last || !first) return { messages: last ? [...known] : fresh, hasGap: false };
  if (first.seq > last.seq + 1) return { messages: [...known], hasGap: true };

  // Their numbers may have gaps: nobody sees what was written while they were out of a group.
  const start = known.findLastIndex((message) => message.seq < first.seq) + 1;
  const older = known.slice(0, start);
  const overlap = known.slice(start);
  const bySeq = new Map(overlap.map((message) => [message.seq, message]));
  const newer = fresh.map((message) => {
    const before = bySeq.get(message.seq);
    return before && isSame(before, message) ? before : message;
  });
  // A page that was on its way while a message arrived by another one may end before what is known.
  const later = overlap.filter((message) => message.seq > (fresh.at(-1)?.seq ?? 0));
  return { messages: [...older, ...newer, ...later], hasGap: false };
}

/** Puts an older page (descending) before what is known, without what both have. */
export function prependOlder(known: readonly Message[], page: readonly Message[]): Message[] {
  const first = known[0]?.seq ?? Infinity;
  return [...page.toReversed().filter((message) => message.seq < first), ...known];
}

/** Puts the messages that come right after what is known (descending, as the API gives them) behind it. */
export function appendNewer(known: readonly Message[], page: readonly Message[]): Message[] {
  const last = known.at(-1)?.seq ?? 0;
  return [...known, ...page.toReversed().filter((message) => message.seq > last)];
}

/** What is known with the new versions of those that changed; the same array where none of them is known. */
export function withChanges(known: Message[], changed: readonly Message[]): Message[] {
  const byId = new Map(changed.map((message) => [message.id, message]));
  const isNews = (message: Message) => byId.has(message.id) && !isSame(message, byId.get(message.id)!);
  if (!known.some(isNews)) return known;
  return known.map((message) => (isNews(message) ? byId.get(message.id)! : message));
}

function isSame(a: Message, b: Message): boolean {
  return (
    a.id === b.id &&
    a.readAt === b.readAt &&
    a.content === b.content &&
    a.editedAt === b.editedAt &&
    a.deletedAt === b.deletedAt &&
    JSON.stringify([a.reactions, a.replyTo]) === JSON.stringify([b.reactions, b.replyTo])
  );
}

/** What is known and what was read of the list, where one may stand on two pages; the most recently active first. */
export function mergeConversations(
  known: readonly Conversation[],
  page: readonly Conversation[],
): Conversation[] {
  const fresh = new Map(page.map((one) => [one.id, one]));
  const rest = known.filter((one) => !fresh.has(one.id));
  return [...fresh.values(), ...rest].sort((a, b) => activityOf(b).localeCompare(activityOf(a)));
}

function activityOf(conversation: Conversation): string {
  return conversation.lastMessage?.createdAt ?? conversation.createdAt;
}
