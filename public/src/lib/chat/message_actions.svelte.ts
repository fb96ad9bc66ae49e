import type { Message, Quote } from '$lib/api/types';
import { problemText } from '$lib/i18n/en';
import { now } from '$lib/now.svelte';
import { later } from '$lib/ui/later';
import { toasts } from '$lib/ui/toasts.svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { MessageActions } from './actions';
import { deleteMessage, editMessage, setReaction } from './calls';
import { drafts } from './drafts.svelte';
import { linkTo, quoteOf } from './message';
import { hasReacted, withReaction } from './reactions';
import type { Thread } from './thread.svelte';

/** How long a deletion can be taken back. */
const graceMs = 5_000;

/** A message that is being changed, and the text to begin with. */
export interface Editing {
  message: Message;
  text: string;
}

/** What opens over the messages. */
export type Opened =
  | { kind: 'menu' | 'emoji'; message: Message; anchor: Element }
  | { kind: 'history' | 'readers' | 'report'; message: Message }
  | null;

/** What somebody does with the messages of one conversation. */
export class PaneActions implements MessageActions {
  /** What the next message answers. */
  replyTo = $state.raw<Quote | null>(null);
  /** What is in the composer in place of a new message. */
  editing = $state.raw<Editing | null>(null);
  opened = $state.raw<Opened>(null);
  /** Deleted here, which can still be taken back. */
  readonly deleted = new SvelteSet<string>();
  readonly jump: (seq: number) => void;

  private readonly thread: Thread;
  private readonly userId: string;
  /** The new texts that could not be saved, by message. */
  private readonly unsaved = new SvelteMap<string, string>();

  constructor(thread: Thread, userId: string, jump: (seq: number) => void) {
    this.thread = thread;
    this.userId = userId;
    this.jump = jump;
  }

  readonly cancel = (): void => {
    if (this.editing) this.unsaved.delete(this.editing.message.id);
    this.replyTo = null;
    this.editing = null;
  };

  readonly reply = (message: Message): void => {
    this.editing = null;
    this.replyTo = quoteOf(message);
  };

  readonly edit = (message: Message): void => {
    this.replyTo = null;
    this.editing = { message, text: this.unsaved.get(message.id) ?? message.content };
  };

  readonly react = (message: Message, emoji: string): void => {
    const on = !hasReacted(message.reactions, emoji, this.userId);
    const expected = withReaction(message, emoji, this.userId, on);
    void this.attempt(this.thread.change(message, expected, setReaction(message, emoji, on)));
  };

  /** Saves the new text of the message that is being changed. */
  readonly save = (content: string): void => {
    const message = this.editing?.message;
    this.cancel();
    if (!message || content === message.content) return;
    const expected = { ...message, content, editedAt: now.value.toISOString() };
    const saved = this.thread.change(message, expected, editMessage(message, content));
    void this.attempt(saved, () => this.editAgain(message, content));
  };

  readonly remove = (message: Message): void => {
    if (this.editing?.message.id === message.id || this.replyTo?.id === message.id) this.cancel();
    this.deleted.add(message.id);
    later({
      text: 'Message deleted.',
      graceMs,
      run: async (leaving) => {
        await deleteMessage(message, leaving);
        this.thread.refreshNow();
      },
      restore: () => this.deleted.delete(message.id),
    });
  };

  readonly openMenu = (message: Message, anchor: Element): void => {
    this.opened = { kind: 'menu', message, anchor };
  };

  readonly pickReaction = (message: Message, anchor: Element): void => {
    this.opened = { kind: 'emoji', message, anchor };
  };

  readonly showHistory = (message: Message): void => {
    this.opened = { kind: 'history', message };
  };

  readonly showReaders = (message: Message): void => {
    this.opened = { kind: 'readers', message };
  };

  readonly report = (message: Message): void => {
    this.opened = { kind: 'report', message };
  };

  readonly close = (): void => {
    this.opened = null;
  };

  readonly copyText = (message: Message): void => {
    void this.copy(message.content, 'Text copied.');
  };

  readonly copyLink = (message: Message): void => {
    void this.copy(linkTo(message, location.origin), 'Link copied.');
  };

  private async copy(text: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      toasts.done(done);
    } catch {
      toasts.failed('Your browser did not allow copying.');
    }
  }

  /** Puts what could not be saved back into the composer: at once, unless something else is being written there. */
  private editAgain(message: Message, text: string): void {
    this.unsaved.set(message.id, text);
    const isBusy = this.editing || this.replyTo || drafts.of(message.conversationId);
    if (!isBusy) this.edit(message);
  }

  private async attempt(change: Promise<void>, whenFailed = () => {}): Promise<void> {
    try {
      await change;
    } catch (thrown) {
      whenFailed();
      toasts.failed(problemText(thrown));
    }
  }
}
