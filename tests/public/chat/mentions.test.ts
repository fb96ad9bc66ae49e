import { mentionable, mentionAt, mentionedIn, piecesWith, suggest } from '$lib/chat/mentions';
import { expect, it } from 'vitest';
import { maya, participant, sofia } from '../support/examples';

const people = [
  { userId: 'm', name: 'Maya Lindqvist' },
  { userId: 'a', name: 'Ana' },
  { userId: 'o', name: 'Ana Torrés' },
];

it('finds the name being typed', () => {
  expect(mentionAt('Hi @may', 7)).toEqual({ start: 3, typed: 'may' });
  expect(mentionAt('@', 1)).toEqual({ start: 0, typed: '' });
  expect(mentionAt('Hi @Maya L', 10)).toEqual({ start: 3, typed: 'Maya L' });
  expect(mentionAt('a@b', 3)).toBeNull();
  expect(mentionAt('@Maya Lindqvist is', 18)).toBeNull();
  expect(mentionAt('@maya later', 3)).toEqual({ start: 0, typed: 'ma' });
});

it('suggests by the beginning of any word, whatever its accents', () => {
  expect(suggest(people, 'torres').map((one) => one.userId)).toEqual(['o']);
  expect(suggest(people, 'ana').map((one) => one.userId)).toEqual(['a', 'o']);
  expect(suggest(people, '', 2)).toHaveLength(2);
});

it('mentions those whose whole name is there, the longer name first', () => {
  expect(mentionedIn('@Ana Torrés, look', people)).toEqual(['o']);
  expect(mentionedIn('@Ana and @Maya Lindqvist', people)).toEqual(['m', 'a']);
  expect(mentionedIn('@Anastasia or Ana', people)).toEqual([]);
});

it('cuts a text at the names', () => {
  expect(piecesWith('Hi @Ana!', people)).toEqual([
    { text: 'Hi ', userId: null },
    { text: '@Ana', userId: 'a' },
    { text: '!', userId: null },
  ]);
});

it('leaves out oneself and who has left', () => {
  const left = participant('ben', 'Ben', { leftAt: '2026-11-01T08:00:00.000Z' });
  const all = [participant(sofia, 'Sofia'), participant(maya, 'Maya'), left];
  expect(mentionable(all, sofia)).toEqual([{ userId: maya, name: 'Maya' }]);
});
