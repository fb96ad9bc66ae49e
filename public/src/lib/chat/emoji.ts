import { plain } from '$lib/search';
import groups from 'virtual:emoji';

export interface Emoji {
  emoji: string;
  label: string;
}

interface Known extends Emoji {
  /** By which it is found, between spaces. */
  words: string;
}

export interface EmojiGroup {
  name: string;
  /** One that stands for the group. */
  sign: string;
  items: Emoji[];
}

const known: Known[] = groups.flatMap((group) =>
  group.emoji.map(([emoji, label, words]) => ({ emoji, label, words: ` ${label} ${words}`.toLowerCase() })),
);

let at = 0;
/** Every emoji, by group. */
export const emojiGroups: EmojiGroup[] = groups.map(({ name, emoji }) => {
  const items = known.slice(at, (at += emoji.length));
  return { name: name.charAt(0).toUpperCase() + name.slice(1), sign: items[0]!.emoji, items };
});

/** Those of which every typed word begins a word; first those whose name begins so. */
export function findEmoji(typed: string, most = 64): Emoji[] {
  const words = plain(typed).split(/\s+/);
  if (!words[0]) return [];
  const found = known.filter((one) => words.every((word) => one.words.includes(` ${word}`)));
  const start = ` ${words.join(' ')}`;
  const isBest = (one: Known) => Number(one.words.startsWith(start));
  return found.sort((a, b) => isBest(b) - isBest(a)).slice(0, most);
}
