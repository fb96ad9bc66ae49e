import { api, data, everyPage, Freshness } from '$lib/api/client';
import { asApiError, type ApiError } from '$lib/api/error';
import { Poll } from '$lib/api/poll';
import type { Conversation, Message } from '$lib/api/types';
import { mergeConversations } from './merge';

const pageSize = 100;

/** The signed-in user's conversations, the most recently active first, kept fresh by polling. */
class Conversations {
  items = $state.raw<Conversation[]>([]);
  isLoaded = $state(false);
  error = $state.raw<ApiError | null>(null);
  readonly unread = $derived(this.items.reduce((sum, one) => sum + one.unreadCount, 0));

  private freshness = new Freshness();
  private poll = new Poll(
    () => this.refresh(),
    { visible: 5_000, hidden: 30_000 },
    { kinds: ['message', 'message_changed', 'read', 'conversation', 'connection'] },
  );

  start(): void {
    this.poll.start();
  }

  stop(): void {
    this.poll.stop();
    this.items = [];
    this.isLoaded = false;
    this.error = null;
    this.freshness = new Freshness();
  }

  readonly refreshNow = (): void => this.poll.now();

  find(id: string): Conversation | undefined {
    return this.items.find((one) => one.id === id);
  }

  /** Adds one that was just created, or that exists already. */
  add(conversation: Conversation): void {
    this.items = mergeConversations(this.items, [conversation]);
  }

  /** Shows a message in the list before the next poll does. */
  noteMessage(message: Message): void {
    const one = this.find(message.conversationId);
    if (!one || (one.lastMessage && one.lastMessage.seq >= message.seq)) return;
    this.items = mergeConversations(this.items, [{ ...one, lastMessage: message, unreadCount: 0 }]);
  }

  async markRead(conversationId: string, last: Message): Promise<void> {
    const clear = () =>
      (this.items = this.items.map((one) =>
        one.id === conversationId && (one.lastMessage?.seq ?? 0) <= last.seq
          ? { ...one, unreadCount: 0 }
          : one,
      ));
    clear();
    await data(
      api.POST('/api/messages/conversations/{conversationId}/read', {
        params: { path: { conversationId } },
        body: { lastReadMessageId: last.id },
      }),
    );
    // A poll that had left before may have brought the old count back meanwhile.
    clear();
  }

  private async refresh(): Promise<void> {
    try {
      const page = await this.freshness.changed(
        api.GET('/api/messages/conversations', {
          params: { query: { limit: pageSize } },
          headers: this.freshness.headers,
        }),
      );
      if (page) {
        const further = !this.isLoaded && page.nextCursor ? await this.readFrom(page.nextCursor) : [];
        this.items = mergeConversations([...this.items, ...further], page.items);
      }
      this.isLoaded = true;
      this.error = null;
    } catch (thrown) {
      this.freshness.forget();
      this.error = asApiError(thrown);
      throw thrown;
    }
  }

  private readFrom(first: string): Promise<Conversation[]> {
    return everyPage((cursor = first) =>
      api.GET('/api/messages/conversations', { params: { query: { limit: pageSize, cursor } } }),
    );
  }
}

export const conversations = new Conversations();
