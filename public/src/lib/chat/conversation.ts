import type { Conversation, ConversationState, Participant } from '$lib/api/types';
import { count, nameList } from '$lib/i18n/en';
import { containsWords } from '$lib/search';
import { unmarked } from './text';

/** What a conversation is called: a group's title, or the names of the others. */
export function titleOf(conversation: Conversation, userId: string): string {
  if (conversation.isGroup && conversation.title) return conversation.title;
  return nameList(othersIn(conversation, userId).map((other) => other.displayName)) || 'Only you';
}

/** `Coach`, `Athlete`, or how many take part. */
export function subtitleOf(conversation: Conversation, userId: string): string {
  if (conversation.isGroup) {
    const members = count(conversation.participants.filter((one) => !one.leftAt).length, 'member');
    return conversation.isAnnouncement ? `Announcements · ${members}` : members;
  }
  const other = othersIn(conversation, userId)[0];
  return other?.roleAtJoin === 'coach' ? 'Your coach' : 'Your athlete';
}

/** Everybody else who is, or in an ended direct conversation was, there. */
export function othersIn(conversation: Conversation, userId: string): Participant[] {
  const others = conversation.participants.filter((one) => one.userId !== userId);
  return conversation.isGroup ? others.filter((one) => !one.leftAt) : others;
}

/** Whether the user may only read it, because the connection, or the membership, has ended. */
export function hasEnded(conversation: Conversation, userId: string): boolean {
  return conversation.participants.some((one) => one.userId === userId && one.leftAt);
}

export function stateOf({ muted, pinned, archived, markedUnread }: Conversation): ConversationState {
  return { muted, pinned, archived, markedUnread };
}

/** Whether something waits there for the user, though it may be muted. */
export function isUnread(conversation: Conversation): boolean {
  return conversation.unreadCount > 0 || conversation.markedUnread;
}

/** Whether it counts among what is unread: what is muted or put away waits in silence. */
export function isWaiting(conversation: Conversation): boolean {
  return isUnread(conversation) && !conversation.muted && !conversation.archived;
}

/** Whether it is a group that the user coaches, and is still in. */
export function isOwnGroup(conversation: Conversation, userId: string): boolean {
  return conversation.isGroup && conversation.coachId === userId && !hasEnded(conversation, userId);
}

/** Whether the user may leave it: an athlete a group. */
export function canLeave(conversation: Conversation, userId: string): boolean {
  return conversation.isGroup && conversation.coachId !== userId && !hasEnded(conversation, userId);
}

/** Whom the athlete of a direct conversation can keep from writing; nobody to the coach, or once it has ended. */
export function ownCoachIn(
  conversation: Conversation,
  userId: string,
): { userId: string; displayName: string } | null {
  const { isGroup, coachId, participants } = conversation;
  if (isGroup || !coachId || coachId === userId || hasEnded(conversation, userId)) return null;
  const coach = participants.find((one) => one.userId === coachId);
  return coach ? { userId: coachId, displayName: coach.displayName } : null;
}

/** The list's parts, each in the order of the whole. */
export function partsOf(conversations: readonly Conversation[]) {
  return {
    pinned: conversations.filter((one) => one.pinned && !one.archived),
    inbox: conversations.filter((one) => !one.pinned && !one.archived),
    archived: conversations.filter((one) => one.archived),
  };
}

/** The last message as the list shows it. */
export function previewOf(conversation: Conversation, userId: string): { author: string; text: string } {
  const last = conversation.lastMessage;
  if (!last) return { author: '', text: 'No messages yet' };
  const text = unmarked(last.content);
  if (last.senderId === userId) return { author: 'You', text };
  const author = conversation.participants.find((one) => one.userId === last.senderId);
  const name = author?.displayName ?? '';
  // A deleted user's is no name of which a part would do.
  return { author: conversation.isGroup ? (last.senderId ? firstName(name) : name) : '', text };
}

/** Whether every word typed is found in the conversation's title or in somebody's name. */
export function matches(conversation: Conversation, userId: string, typed: string): boolean {
  const names = othersIn(conversation, userId).map((other) => other.displayName);
  return containsWords([titleOf(conversation, userId), ...names].join(' '), typed);
}

function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}
