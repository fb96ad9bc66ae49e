import type { Participant } from '$lib/api/types';
import { plain } from '$lib/search';

export interface Mentionable {
  userId: string;
  name: string;
}

/** A piece of text, and whose name it is if it is one. */
export interface TextPiece {
  text: string;
  userId: string | null;
}

/** Who may be mentioned: everybody else who is in the conversation now. */
export function mentionable(participants: readonly Participant[], userId: string): Mentionable[] {
  return participants.flatMap((one) =>
    one.userId && one.userId !== userId && !one.leftAt ? [{ userId: one.userId, name: one.displayName }] : [],
  );
}

/** The name being typed at the caret, after an `@` that begins a word; null where none is. */
export function mentionAt(text: string, caret: number): { start: number; typed: string } | null {
  const found = /(^|[\s(])@([^\s@]*(?: [^\s@]*)?)$/u.exec(text.slice(0, caret));
  if (!found) return null;
  return { start: caret - found[2]!.length - 1, typed: found[2]! };
}

/** Those whose name, or a word of it, begins with what was typed, at most `most` of them. */
export function suggest(people: readonly Mentionable[], typed: string, most = 6): Mentionable[] {
  const start = plain(typed);
  const fits = ({ name }: Mentionable) =>
    plain(name).startsWith(start) ||
    plain(name)
      .split(/\s+/)
      .some((word) => word.startsWith(start));
  return people.filter(fits).slice(0, most);
}

/** The ids of those who are mentioned in a text by their whole names, in the order of `people`, at most twenty. */
export function mentionedIn(text: string, people: readonly Mentionable[]): string[] {
  const found = new Set(piecesWith(text, people).map((piece) => piece.userId));
  return people.flatMap(({ userId }) => (found.has(userId) ? [userId] : [])).slice(0, 20);
}

/** A text cut into plain pieces and mentioned names, longer names before those that they begin with. */
export function piecesWith(text: string, people: readonly Mentionable[]): TextPiece[] {
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length);
  const pieces: TextPiece[] = [];
  let plainFrom = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const one = byLength.find(({ name }) => isNamedAt(text, at + 1, name));
    if (!one) continue;
    if (at > plainFrom) pieces.push({ text: text.slice(plainFrom, at), userId: null });
    plainFrom = at + 1 + one.name.length;
    pieces.push({ text: text.slice(at, plainFrom), userId: one.userId });
    at = plainFrom - 1;
  }
  if (plainFrom < text.length) pieces.push({ text: text.slice(plainFrom), userId: null });
  return pieces;
}

function isNamedAt(text: string, at: number, name: string): boolean {
  return text.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length));
}
