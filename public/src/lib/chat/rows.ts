import type { Message } from '$lib/api/types';
import { dayOf } from '$lib/time';
import type { Pending } from './outbox';

/** One line of a thread: a message, or one that is still on its way. */
export type Entry = Message | Pending;

/** What is drawn around an entry, which depends on its neighbours alone: nothing is rebuilt when messages come. */
export interface Row {
  /** Set where a day begins: the day. */
  day: string | null;
  /** Whether the divider above the first unread message goes here. */
  startsUnread: boolean;
  startsGroup: boolean;
  endsGroup: boolean;
}

const groupSpan = 5 * 60_000;

export function isPending(entry: Entry): entry is Pending {
  return 'state' in entry;
}

/** Stays the same when a message that was sent from here comes back from the server, so that its row stays too. */
export function keyOf(entry: Entry): string {
  return entry.clientKey ?? (entry as Message).id;
}

export function rowAt(
  entries: readonly Entry[],
  index: number,
  firstUnreadSeq: number | null,
  hasOlder: boolean,
): Row {
  const entry = entries[index]!;
  const before = entries[index - 1];
  const after = entries[index + 1];
  const day = dayOf(new Date(entry.createdAt));
  const newDay = before ? dayOf(new Date(before.createdAt)) !== day : !hasOlder;
  const startsUnread = isFirstUnread(entry, firstUnreadSeq);
  return {
    day: newDay ? day : null,
    startsUnread,
    startsGroup: newDay || startsUnread || !before || !areOneGroup(before, entry),
    endsGroup: !after || isFirstUnread(after, firstUnreadSeq) || !areOneGroup(entry, after),
  };
}

function isFirstUnread(entry: Entry, firstUnreadSeq: number | null): boolean {
  return !isPending(entry) && entry.seq === firstUnreadSeq;
}

/** Whether two neighbours read as one: same author, same day, at most five minutes apart. */
function areOneGroup(first: Entry, second: Entry): boolean {
  const [from, to] = [new Date(first.createdAt), new Date(second.createdAt)];
  return (
    first.senderId === second.senderId &&
    to.getTime() - from.getTime() <= groupSpan &&
    dayOf(from) === dayOf(to)
  );
}
