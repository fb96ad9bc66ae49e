import type { Message, Quote } from '$lib/api/types';
import { problemText } from '$lib/i18n/en';
import { now } from '$lib/now.svelte';
import { later } from '$lib/ui/later';
import { toasts } from '$lib/ui/toasts.svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { MessageActions } from './actions';
import { deleteMessage, editMessage, setReaction } from './calls';
import { linkTo, quoteOf } from './message';
import { hasReacted, withReaction } from './reactions';
import type { Thread } from './thread.svelte';

/** How long a deletion can be taken back. */
const graceMs = 5_000;

/** What opens over the messages. */
export type Opened =
  | { kind: 'menu' | 'emoji'; message: Message; anchor: Element }
  | { kind: 'history' | 'readers' | 'report'; message: Message }
  | null;

/** What somebody does with the messages of one conversation. */
export class PaneActions implements MessageActions {
  /** What the next message answers. */
  replyTo = $state.raw<Quote | null>(null);
  /** The message whose text is in the composer. */
  editing = $state.raw<Message | null>(null);
  opened = $state.raw<Opened>(null);
  /** Deleted here, which can still be taken back. */
  readonly deleted = new SvelteSet<string>();
  readonly jump: (seq: number) => void;

  private readonly thread: Thread;
  private readonly userId: string;

  constructor(thread: Thread, userId: string, jump: (seq: number) => void) {
    this.thread = thread;
    this.userId = userId;
    this.jump = jump;
  }

  readonly cancel = (): void => {
    this.replyTo = null;
    this.editing = null;
  };

  readonly reply = (message: Message): void => {
    this.editing = null;
    this.replyTo = quoteOf(message);
  };

  readonly edit = (message: Message): void => {
    this.replyTo = null;
    this.editing = message;
  };

  readonly react = (message: Message, emoji: string): void => {
    const on = !hasReacted(message.reactions, emoji, this.userId);
    this.thread.replace(withReaction(message, emoji, this.userId, on));
    void this.settle(setReaction(message, emoji, on), message);
  };

  /** Saves the new text of the message that is being changed. */
  readonly save = (content: string): void => {
    const message = this.editing;
    this.editing = null;
    if (!message || content === message.content) return;
    this.thread.replace({ ...message, content, editedAt: now.value.toISOString() });
    void this.settle(editMessage(message, content), message);
  };

  readonly remove = (message: Message): void => {
    if (this.editing?.id === message.id || this.replyTo?.id === message.id) this.cancel();
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

  /** Takes in what the server made of a change that shows already, or takes the change back. */
  private async settle(change: Promise<Message>, before: Message): Promise<void> {
    try {
      this.thread.replace(await change);
    } catch (thrown) {
      this.thread.replace(before);
      this.thread.refreshNow();
      toasts.failed(problemText(thrown));
    }
  }
}
