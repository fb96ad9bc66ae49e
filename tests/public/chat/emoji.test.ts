// @vitest-environment jsdom
import { emojiGroups, findEmoji } from '$lib/chat/emoji';
import { noteRecent, recentEmoji } from '$lib/chat/recent_emoji';
import { expect, it } from 'vitest';

it('has all groups, and nothing that is only a part of an emoji', () => {
  expect(emojiGroups.map((group) => group.name)).toContain('Activities');
  const all = emojiGroups.flatMap((group) => group.items.map((one) => one.emoji));
  expect(all.length).toBeGreaterThan(1_500);
  expect(all).not.toContain('🏽');
  expect(new Set(all).size).toBe(all.length);
});

it('finds by the beginnings of words, the best first', () => {
  expect(findEmoji('thumbs u')[0]?.emoji).toBe('👍');
  expect(findEmoji('run').map((one) => one.label)).toContain('person running');
  expect(findEmoji('  ')).toEqual([]);
  expect(findEmoji('qqq')).toEqual([]);
});

it('remembers the last ones picked', () => {
  localStorage.clear();
  for (const emoji of ['👍', '🔥', '👍']) noteRecent('maya', emoji);
  expect(recentEmoji('maya')).toEqual(['👍', '🔥']);
  expect(recentEmoji('ben')).toEqual([]);
});
