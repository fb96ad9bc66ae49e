import {
  canLeave,
  hasEnded,
  isOwnGroup,
  isWaiting,
  matches,
  partsOf,
  previewOf,
  subtitleOf,
  titleOf,
} from '$lib/chat/conversation';
import { describe, expect, it } from 'vitest';
import { ben, conversation, maya, message, participant, sofia } from '../support/examples';

const left = { leftAt: '2026-11-19T10:00:00.000Z' };
const group = conversation({
  isGroup: true,
  title: 'Marathon squad',
  participants: [
    participant(sofia, 'Sofia Brandt'),
    participant(maya, 'Maya Lindqvist'),
    participant(ben, 'Ben Okafor', left),
  ],
});

describe('the title', () => {
  it('is the other one’s name, from either side', () => {
    expect(titleOf(conversation(), sofia)).toBe('Maya Lindqvist');
    expect(titleOf(conversation(), maya)).toBe('Sofia Brandt');
  });

  it('is a group’s own, or the names of those still there', () => {
    expect(titleOf(group, sofia)).toBe('Marathon squad');
    expect(titleOf({ ...group, title: null }, sofia)).toBe('Maya Lindqvist');
  });
});

it('says who the other is, or how many there are', () => {
  expect(subtitleOf(conversation(), maya)).toBe('Your coach');
  expect(subtitleOf(conversation(), sofia)).toBe('Your athlete');
  expect(subtitleOf(group, sofia)).toBe('2 members');
  expect(subtitleOf({ ...group, isAnnouncement: true }, maya)).toBe('Announcements · 2 members');
});

it('has ended only for those who left', () => {
  expect(hasEnded(group, ben)).toBe(true);
  expect(hasEnded(group, maya)).toBe(false);
});

it('is the coach’s to change, and the athletes’ to leave', () => {
  expect([isOwnGroup(group, sofia), isOwnGroup(group, maya)]).toEqual([true, false]);
  expect([sofia, maya, ben].map((one) => canLeave(group, one))).toEqual([false, true, false]);
  expect([isOwnGroup(conversation(), sofia), canLeave(conversation(), maya)]).toEqual([false, false]);
});

it('waits where something is unread or marked so, unless it is muted or put away', () => {
  const waits = (changes: Partial<ReturnType<typeof conversation>>) => isWaiting(conversation(changes));
  expect(waits({})).toBe(false);
  expect(waits({ unreadCount: 2 })).toBe(true);
  expect(waits({ markedUnread: true })).toBe(true);
  expect(waits({ unreadCount: 2, muted: true })).toBe(false);
  expect(waits({ markedUnread: true, archived: true })).toBe(false);
});

it('is pinned, in the list, or put away, and never in two places', () => {
  const all = [
    conversation({ id: 'a', pinned: true }),
    conversation({ id: 'b' }),
    conversation({ id: 'c', pinned: true, archived: true }),
  ];
  const ids = Object.entries(partsOf(all)).map(([part, some]) => [part, some.map(({ id }) => id)]);
  expect(Object.fromEntries(ids)).toEqual({ pinned: ['a'], inbox: ['b'], archived: ['c'] });
});

describe('the preview', () => {
  it('names the author where it may be in doubt', () => {
    expect(previewOf({ ...group, lastMessage: message(1) }, sofia)).toEqual({
      author: 'Maya',
      text: 'message 1',
    });
    expect(previewOf(conversation({ lastMessage: message(1) }), sofia).author).toBe('');
    expect(previewOf(conversation({ lastMessage: message(1) }), maya).author).toBe('You');
  });

  it('names a deleted user whole', () => {
    const gone = participant(ben, 'Deleted user', { ...left, userId: null });
    const lastMessage = message(1, { senderId: null });
    expect(previewOf({ ...group, participants: [gone], lastMessage }, sofia).author).toBe('Deleted user');
  });

  it.each([
    ['**Rest** _today_, ~~not~~ `5x5`', 'Rest today, not 5x5'],
    ['***Both***', 'Both'],
    ['See [the plan](https://a.example/b)', 'See the plan'],
    ['> quoted\nyes', 'quoted\nyes'],
    ['4*8 and 3*10, >90 %, ~5 km, snake_case_name', '4*8 and 3*10, >90 %, ~5 km, snake_case_name'],
    ['\\*as typed\\*', '*as typed*'],
    ['- squat\n- bench', '- squat\n- bench'],
  ])('has no marks: %s', (content, text) => {
    expect(previewOf(conversation({ lastMessage: message(1, { content }) }), sofia).text).toBe(text);
  });

  it('says so where there is nothing', () => {
    expect(previewOf(conversation(), sofia).text).toBe('No messages yet');
  });
});

it('is found by the words of its title and its members, whatever the case and accents', () => {
  const found = (typed: string) => matches({ ...group, title: 'Équipe B' }, sofia, typed);
  expect(found('equipe')).toBe(true);
  expect(found('LIND maya')).toBe(true);
  expect(found('  ')).toBe(true);
  expect(found('ben')).toBe(false);
});
