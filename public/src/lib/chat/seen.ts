import type { Message } from '$lib/api/types';

export interface ReadMark {
  userId: string;
  lastReadSeq: number;
}

/** Who has read up to which message and no further, by its seq. Who wrote that message is not among them. */
export function readersBySeq(
  messages: readonly Message[],
  marks: readonly ReadMark[],
): Map<number, string[]> {
  const readers = new Map<number, string[]>();
  for (const { userId, lastReadSeq } of marks) {
    const last = messages.findLast((message) => message.seq <= lastReadSeq);
    if (last && last.senderId !== userId) readers.set(last.seq, [...(readers.get(last.seq) ?? []), userId]);
  }
  return readers;
}

/** Everybody who has read a message, but its author. */
export function readersOf(message: Message, marks: readonly ReadMark[]): string[] {
  return marks
    .filter((mark) => mark.lastReadSeq >= message.seq && mark.userId !== message.senderId)
    .map((mark) => mark.userId);
}
