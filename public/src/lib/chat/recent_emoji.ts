import { keep, kept } from '$lib/kept';

const most = 16;

/** What this user picked last in this browser, the latest first. */
export function recentEmoji(userId: string): string[] {
  return (kept('emoji', userId, 'recent') ?? '').split(' ').filter(Boolean);
}

export function noteRecent(userId: string, emoji: string): void {
  const all = [emoji, ...recentEmoji(userId).filter((one) => one !== emoji)].slice(0, most);
  keep('emoji', userId, 'recent', all.join(' '));
}
