import { isPending, keyOf, rowAt, type Entry } from '$lib/chat/rows';
import { describe, expect, it } from 'vitest';
import { ben, maya, message, pending, sofia } from '../support/examples';

const at = (createdAt: string, senderId = maya, seq = 1) => message(seq, { createdAt, senderId });
const rows = (entries: Entry[], firstUnreadSeq: number | null = null, hasOlder = false) =>
  entries.map((_, index) => rowAt(entries, index, firstUnreadSeq, hasOlder));

describe('grouping', () => {
  it('puts what one author writes within five minutes into one group', () => {
    const found = rows([at('2026-11-20T09:00:00Z'), at('2026-11-20T09:05:00Z'), at('2026-11-20T09:10:00Z')]);
    expect(found.map((row) => row.startsGroup)).toEqual([true, false, false]);
    expect(found.map((row) => row.endsGroup)).toEqual([false, false, true]);
  });

  it('begins a new group after more than five minutes', () => {
    const found = rows([at('2026-11-20T09:00:00.000Z'), at('2026-11-20T09:05:00.001Z')]);
    expect(found.map((row) => row.startsGroup)).toEqual([true, true]);
    expect(found.map((row) => row.endsGroup)).toEqual([true, true]);
  });

  it('begins a new group with another author', () => {
    const found = rows([at('2026-11-20T09:00:00Z', maya), at('2026-11-20T09:00:01Z', ben)]);
    expect(found.map((row) => row.startsGroup)).toEqual([true, true]);
  });

  it('groups pending messages with those sent before', () => {
    const sent = at('2026-11-20T09:59:00Z', sofia);
    const found = rows([sent, pending('k1'), pending('k2')]);
    expect(found.map((row) => row.startsGroup)).toEqual([true, false, false]);
  });
});

describe('day separators', () => {
  it('stand where a day begins where the reader is, not in UTC', () => {
    // 23:30 UTC is half past midnight in Berlin, where these tests run.
    const found = rows([at('2026-11-20T22:30:00Z'), at('2026-11-20T23:30:00Z')]);
    expect(found.map((row) => row.day)).toEqual(['2026-11-20', '2026-11-21']);
    expect(found[0]?.endsGroup).toBe(true);
  });

  it('do not stand above the first loaded message while older ones may share its day', () => {
    const entries = [at('2026-11-20T09:00:00Z')];
    expect(rows(entries, null, true)[0]?.day).toBeNull();
    expect(rows(entries, null, false)[0]?.day).toBe('2026-11-20');
  });
});

describe('the divider above unread messages', () => {
  it('stands above the first unread one only and splits its group', () => {
    const entries = [1, 2, 3].map((seq) => at(`2026-11-20T09:00:0${seq}Z`, maya, seq));
    const found = rows(entries, 2);
    expect(found.map((row) => row.startsUnread)).toEqual([false, true, false]);
    expect(found.map((row) => row.startsGroup)).toEqual([true, true, false]);
    expect(found[0]?.endsGroup).toBe(true);
  });
});

describe('a row’s key', () => {
  it('stays when a pending message comes back from the server', () => {
    expect(keyOf(pending('k1'))).toBe(keyOf(message(7, { senderId: sofia, clientKey: 'k1' })));
  });

  it('is the id of a message from somebody else', () => {
    expect(keyOf(message(7))).toBe('message-7');
    expect(isPending(message(7))).toBe(false);
    expect(isPending(pending('k1'))).toBe(true);
  });
});
