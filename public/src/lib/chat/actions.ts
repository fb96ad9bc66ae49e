import type { Message } from '$lib/api/types';

/** What can be done with a message from its row, its menu or by a key. */
export interface MessageActions {
  reply: (message: Message) => void;
  react: (message: Message, emoji: string) => void;
  /** Lets one pick an emoji; `anchor` is where. */
  pickReaction: (message: Message, anchor: Element) => void;
  openMenu: (message: Message, anchor: Element) => void;
  edit: (message: Message) => void;
  remove: (message: Message) => void;
  showHistory: (message: Message) => void;
  showReaders: (message: Message) => void;
  report: (message: Message) => void;
  copyText: (message: Message) => void;
  copyLink: (message: Message) => void;
  jump: (seq: number) => void;
}
