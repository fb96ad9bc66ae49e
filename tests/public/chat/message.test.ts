// @vitest-environment jsdom
import { forgetThread, keepThread, keptThread } from '$lib/chat/kept_threads';
import { mergeNewest, withChanges } from '$lib/chat/merge';
import { canEdit, linkedSeq, linkTo, quoteOf } from '$lib/chat/message';
import { withReaction } from '$lib/chat/reactions';
import { readersBySeq, readersOf } from '$lib/chat/seen';
import { forgetUser } from '$lib/kept';
import { beforeEach, describe, expect, it } from 'vitest';
import { ben, maya, message, messages, sofia } from '../support/examples';

describe('a message', () => {
  it('can be changed by its author for 15 minutes', () => {
    const at = (minutes: number) => new Date(Date.parse(message(1).createdAt) + minutes * 60_000);
    expect(canEdit(message(1), maya, at(14.9))).toBe(true);
    expect(canEdit(message(1), maya, at(15))).toBe(false);
    expect(canEdit(message(1), sofia, at(1))).toBe(false);
    expect(canEdit(message(1, { deletedAt: '2026-11-20T10:00:00Z' }), maya, at(1))).toBe(false);
  });

  it('has a link that leads back to it', () => {
    const link = linkTo(message(12), 'https://tp.example');
    expect(link).toBe('https://tp.example/messages/conversation?message=12');
    expect(linkedSeq(new URL(link).searchParams)).toBe(12);
    for (const wrong of ['', '0', '-1', 'x', '1.5', '1e3']) {
      expect(linkedSeq(new URLSearchParams({ message: wrong })), wrong).toBeNull();
    }
  });

  it('is quoted shortened, and never through the middle of a character', () => {
    expect(quoteOf(message(1)).excerpt).toBe('message 1');
    const { excerpt } = quoteOf(message(1, { content: '🏃'.repeat(200) }));
    expect([...excerpt]).toHaveLength(140);
    expect(excerpt.endsWith('🏃…')).toBe(true);
  });
});

describe('reactions', () => {
  const on = (emoji: string, userId: string, before = message(1)) =>
    withReaction(before, emoji, userId, true);

  it('are counted once a person and emoji, and go with the last', () => {
    const both = on('👍', maya, on('👍', maya, on('👍', sofia)));
    expect(both.reactions).toEqual([{ emoji: '👍', userIds: [sofia, maya] }]);
    const one = withReaction(both, '👍', sofia, false);
    expect(one.reactions).toEqual([{ emoji: '👍', userIds: [maya] }]);
    expect(withReaction(one, '👍', maya, false).reactions).toEqual([]);
    expect(withReaction(one, '🔥', maya, false).reactions).toEqual(one.reactions);
  });
});

describe('changes', () => {
  it('replace what they are about and leave the rest the same objects', () => {
    const known = messages(1, 3);
    const edited = message(2, { content: 'new' });
    const merged = withChanges(known, [edited, message(9)]);
    expect(merged[1]).toBe(edited);
    expect(merged[0]).toBe(known[0]);
    expect(withChanges(known, [message(2)])).toBe(known);
  });

  it('show by the newest page as well', () => {
    const reacted = message(3, { reactions: [{ emoji: '👍', userIds: [sofia] }] });
    expect(mergeNewest(messages(1, 3), [reacted]).messages[2]).toBe(reacted);
  });
});

describe('who has seen', () => {
  const marks = [
    { userId: sofia, lastReadSeq: 2 },
    { userId: ben, lastReadSeq: 9 },
    { userId: maya, lastReadSeq: 3 },
  ];

  it('stands at the last message that each has read, but not at one’s own', () => {
    expect(readersBySeq(messages(1, 3), marks)).toEqual(
      new Map([
        [2, [sofia]],
        [3, [ben]],
      ]),
    );
    expect(readersBySeq(messages(5, 6), marks)).toEqual(new Map([[6, [ben]]]));
  });

  it('is everybody beyond it, but its author', () => {
    expect(readersOf(message(3), marks)).toEqual([ben]);
    expect(readersOf(message(1), marks)).toEqual([sofia, ben]);
  });
});

describe('what this browser keeps of conversations', () => {
  beforeEach(() => localStorage.clear());
  const keepOne = (id: string, count = 1) =>
    keepThread(sofia, id, { messages: messages(1, count), hasOlder: false, revision: 3 });

  it('is the end of each', () => {
    keepOne('c', 60);
    const kept = keptThread(sofia, 'c');
    expect(kept?.messages.map((one) => one.seq)).toEqual(messages(11, 60).map((one) => one.seq));
    expect(kept?.hasOlder).toBe(true);
    expect(kept?.revision).toBe(3);
    expect(keptThread(maya, 'c')).toBeNull();
  });

  it('is at most twenty, the last seen', () => {
    for (let at = 1; at <= 21; at++) keepOne(`c${at}`);
    expect(keptThread(sofia, 'c1')).toBeNull();
    expect(keptThread(sofia, 'c2')).not.toBeNull();
  });

  it('is nothing too large, broken or forgotten', () => {
    const content = 'x'.repeat(9_000);
    const long = messages(1, 50).map((one) => ({ ...one, content }));
    keepThread(sofia, 'long', { messages: long, hasOlder: false, revision: 1 });
    expect(keptThread(sofia, 'long')?.messages).toHaveLength(10);
    localStorage.setItem(`tp:thread:${sofia}:bad`, '{"messages":[{}]}');
    expect(keptThread(sofia, 'bad')).toBeNull();
    keepOne('c');
    keepOne('d');
    forgetThread(sofia, 'c');
    expect(keptThread(sofia, 'c')).toBeNull();
    forgetUser(sofia, ['thread']);
    expect(keptThread(sofia, 'd')).toBeNull();
  });
});
