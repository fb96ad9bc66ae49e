import { mergeConversations, mergeNewest, prependOlder } from '$lib/chat/merge';
import { describe, expect, it } from 'vitest';
import { conversation, message, messages } from '../support/examples';

const page = (from: number, to: number) => messages(from, to).toReversed();
const seqs = (list: { seq: number }[]) => list.map((one) => one.seq);

describe('joining the newest page', () => {
  it('adds what is new and keeps unchanged objects', () => {
    const known = messages(1, 3);
    const { messages: merged, hasGap } = mergeNewest(known, page(2, 5));
    expect(seqs(merged)).toEqual([1, 2, 3, 4, 5]);
    expect(hasGap).toBe(false);
    expect(merged[1]).toBe(known[1]);
  });

  it('takes over that a message has been read', () => {
    const read = message(3, { readAt: '2026-11-20T10:00:00.000Z' });
    const { messages: merged } = mergeNewest(messages(1, 3), [read]);
    expect(merged[2]).toBe(read);
  });

  it('says when messages are missing in between', () => {
    expect(mergeNewest(messages(1, 3), page(5, 6))).toEqual({
      messages: messages(1, 3),
      hasGap: true,
    });
    expect(mergeNewest(messages(1, 3), page(4, 6)).hasGap).toBe(false);
  });

  it('never takes back what came by a faster answer', () => {
    expect(seqs(mergeNewest(messages(1, 5), page(1, 3)).messages)).toEqual([1, 2, 3, 4, 5]);
  });

  it('loses nothing where numbers are missing, of what one was not there to see', () => {
    const known = [...messages(52, 100), message(121)];
    const fresh = [...messages(53, 100), message(121), message(122)].toReversed();
    expect(seqs(mergeNewest(known, fresh).messages)).toEqual([...seqs(messages(52, 100)), 121, 122]);
  });

  it('works from nothing, and with nothing', () => {
    expect(seqs(mergeNewest([], page(1, 2)).messages)).toEqual([1, 2]);
    expect(seqs(mergeNewest(messages(1, 2), []).messages)).toEqual([1, 2]);
  });

  it('takes a page that reaches further back than what is known', () => {
    expect(seqs(mergeNewest(messages(4, 5), page(1, 6)).messages)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

it('prepends an older page without what both have', () => {
  expect(seqs(prependOlder(messages(4, 5), page(1, 4)))).toEqual([1, 2, 3, 4, 5]);
});

describe('the list of conversations', () => {
  const at = (id: string, createdAt: string) => conversation({ id, lastMessage: message(1, { createdAt }) });

  it('has the most recently active first, new versions instead of old', () => {
    const known = [at('a', '2026-11-20T10:00:00Z'), at('b', '2026-11-20T09:00:00Z')];
    const merged = mergeConversations(known, [at('b', '2026-11-20T11:00:00Z')]);
    expect(merged.map((one) => one.id)).toEqual(['b', 'a']);
    expect(merged).toHaveLength(2);
  });

  it('counts the creation of one without messages as its activity', () => {
    const fresh = conversation({
      id: 'new',
      createdAt: '2026-11-21T08:00:00Z',
    });
    expect(mergeConversations([at('a', '2026-11-20T10:00:00Z')], [fresh])[0]?.id).toBe('new');
  });
});
