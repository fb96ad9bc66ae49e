// Messages and conversations of Sofia, a coach, with her athletes Maya and Ben.
import type { Account, Conversation, Message, Notification, Participant } from '$lib/api/types';
import type { Draft, Pending } from '$lib/chat/outbox';

export const sofia = 'sofia';
export const maya = 'maya';
export const ben = 'ben';

export function message(seq: number, changes: Partial<Message> = {}): Message {
  return {
    id: `message-${seq}`,
    conversationId: 'conversation',
    seq,
    senderId: maya,
    content: `message ${seq}`,
    createdAt: new Date(Date.UTC(2026, 10, 20, 9, seq)).toISOString(),
    readAt: null,
    clientKey: null,
    replyTo: null,
    mentions: [],
    editedAt: null,
    deletedAt: null,
    reactions: [],
    ...changes,
  };
}

/** Messages from one seq to another, the oldest first. */
export function messages(from: number, to: number): Message[] {
  return Array.from({ length: to - from + 1 }, (_, index) => message(from + index));
}

/** What somebody wrote, that answers nothing and names nobody. */
export function draft(content: string): Draft {
  return { content, replyTo: null, mentions: [] };
}

export function pending(clientKey: string, changes: Partial<Pending> = {}): Pending {
  return {
    clientKey,
    conversationId: 'conversation',
    senderId: sofia,
    content: `pending ${clientKey}`,
    createdAt: '2026-11-20T10:00:00.000Z',
    state: 'waiting',
    attempts: 0,
    notBefore: 0,
    error: null,
    replyTo: null,
    mentions: [],
    ...changes,
  };
}

export function participant(
  userId: string,
  displayName: string,
  changes: Partial<Participant> = {},
): Participant {
  return {
    userId,
    displayName,
    roleAtJoin: userId === sofia ? 'coach' : 'athlete',
    joinedAt: '2026-11-01T08:00:00.000Z',
    leftAt: null,
    ...changes,
  };
}

export function conversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    id: 'conversation',
    isGroup: false,
    title: null,
    createdAt: '2026-11-01T08:00:00.000Z',
    participants: [participant(sofia, 'Sofia Brandt'), participant(maya, 'Maya Lindqvist')],
    lastMessage: null,
    unreadCount: 0,
    isAnnouncement: false,
    muted: false,
    pinned: false,
    archived: false,
    markedUnread: false,
    canWrite: true,
    coachId: sofia,
    ...changes,
  };
}

export const kinds: string[] = [
  'invitation_received',
  'invitation_accepted',
  'invitation_declined',
  'connected',
  'connection_paused',
  'connection_resumed',
  'connection_ended',
  'assignment_created',
  'workout_completed',
  'program_assigned',
  'program_completed',
  'insight',
  'message',
  'message_reported',
  'report_closed',
  'report_filed',
];

export function notification(kind: string, changes: Partial<Notification> = {}): Notification {
  return {
    id: `notification-${kind}`,
    kind,
    actor: { id: sofia, displayName: 'Sofia Brandt' },
    sourceId: null,
    title: null,
    reason: null,
    count: 1,
    createdAt: '2026-11-20T10:00:00.000Z',
    updatedAt: '2026-11-20T10:00:00.000Z',
    readAt: null,
    ...changes,
  };
}

/** Sofia's own account. */
export function ownAccount(changes: Partial<Account> = {}): Account {
  return {
    id: sofia,
    email: 'sofia@example.org',
    emailVerified: true,
    pendingEmail: null,
    displayName: 'Sofia Brandt',
    username: 'sofia',
    roles: ['coach'],
    timeZone: 'Europe/Berlin',
    units: 'kg',
    language: 'en',
    readReceipts: true,
    createdAt: '2026-03-04T10:00:00.000Z',
    deletionDueAt: null,
    ...changes,
  };
}
