import type { Message, Reaction } from '$lib/api/types';

/** The ones at hand without a search. */
export const quickReactions = ['👍', '❤️', '😂', '💪', '🔥', '🎉'];

export function hasReacted(reactions: readonly Reaction[], emoji: string, userId: string): boolean {
  return reactions.some((one) => one.emoji === emoji && one.userIds.includes(userId));
}

/** The message as it is once this user's reaction is set, or taken back. */
export function withReaction(message: Message, emoji: string, userId: string, on: boolean): Message {
  const isKnown = message.reactions.some((one) => one.emoji === emoji);
  const all = isKnown || !on ? message.reactions : [...message.reactions, { emoji, userIds: [] }];
  const reactions = all.map((one) => {
    if (one.emoji !== emoji) return one;
    const others = one.userIds.filter((id) => id !== userId);
    return { emoji, userIds: on ? [...others, userId] : others };
  });
  return { ...message, reactions: reactions.filter((one) => one.userIds.length > 0) };
}
