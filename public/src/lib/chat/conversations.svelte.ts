import { api, data, everyPage, Freshness } from '$lib/api/client';
import { ApiError, asApiError } from '$lib/api/error';
import { Poll } from '$lib/api/poll';
import type { Conversation, ConversationState, Message, Page } from '$lib/api/types';
import { onLive, type Interest } from '$lib/live/events';
import { session } from '$lib/session.svelte';
import { isWaiting, stateOf } from './conversation';
import { keepConversations, keptConversations } from './kept_threads';
import { mergeConversations } from './merge';

const pageSize = 100;
/** More than so many that events name are read with all the others. */
const mostSingle = 10;
const interest: Interest = { kinds: ['message', 'message_changed', 'read', 'conversation', 'connection'] };

const nothing: Page<Conversation> = { items: [], nextCursor: null };

/** The signed-in user's conversations, the most recently active first, kept fresh by polling. */
class Conversations {
  items = $state.raw<Conversation[]>([]);
  isLoaded = $state(false);
  error = $state.raw<ApiError | null>(null);
  /** In how many of them something waits. */
  readonly unread = $derived(this.items.filter(isWaiting).length);

  private freshness = new Freshness();
  // What the user has just set, until the server has it: a poll that left before must not bring back what was.
  private wanted = new Map<string, ConversationState>();
  private lastSent: Promise<unknown> = Promise.resolve();
  // Answers that arrive after the user has left are nobody's.
  private generation = 0;
  private poll = new Poll(() => this.refresh(), { visible: 5_000, hidden: 30_000 }, interest);
  // A poll reads no more than the first page, and those further down that events have named since the last poll; undefined
  // where it may be any of them.
  private first = nothing;
  private changed = new Set<string | undefined>();
  private stopListening = () => {};
  /** Whether what is shown is what this browser kept. */
  private isKept = false;

  start(): void {
    this.changed.add(undefined);
    this.stopListening = onLive(interest, (event) => this.changed.add(event?.conversationId));
    this.poll.start();
  }

  stop(): void {
    this.poll.stop();
    this.stopListening();
    this.generation += 1;
    this.items = [];
    this.isKept = false;
    this.first = nothing;
    this.isLoaded = false;
    this.error = null;
    this.freshness = new Freshness();
    this.wanted.clear();
    this.lastSent = Promise.resolve();
  }

  readonly refreshNow = (): void => this.poll.now();

  find(id: string): Conversation | undefined {
    return this.items.find((one) => one.id === id);
  }

  /** Reads one that a link leads to and the list does not have: it is too new, or too far down. */
  async seek(id: string): Promise<void> {
    const { generation } = this;
    const found = await this.readOne(id).catch(() => []);
    if (generation === this.generation && found.length) this.items = mergeConversations(this.items, found);
  }

  /** Adds one that was just created, or that exists already. */
  add(conversation: Conversation): void {
    this.items = mergeConversations(this.items, [conversation]);
  }

  /** Shows that somebody is out of a group before the next poll does. */
  markLeft(id: string, userId: string): void {
    const participants = this.find(id)?.participants.map((one) =>
      one.userId === userId && !one.leftAt ? { ...one, leftAt: new Date().toISOString() } : one,
    );
    if (participants) this.change(id, { participants });
  }

  /** Shows a message in the list before the next poll does. */
  noteMessage(message: Message): void {
    const one = this.find(message.conversationId);
    if (!one || (one.lastMessage && one.lastMessage.seq >= message.seq)) return;
    this.items = mergeConversations(this.items, [
      {
        ...one,
        lastMessage: message,
        unreadCount: 0,
        markedUnread: false,
        archived: one.archived && one.muted,
      },
    ]);
  }

  /** Shows at once how the user wants to keep a conversation, and tells the server. Throws, and puts it back, where that fails. */
  async setState(id: string, changes: Partial<ConversationState>): Promise<void> {
    const one = this.find(id);
    if (!one) return;
    const before = stateOf(one);
    const state = { ...before, ...changes };
    this.wanted.set(id, state);
    this.change(id, state);
    try {
      await this.inTurn(
        // As far as it shows here: what arrives in this very moment is not put away unseen.
        () => this.sendState(id, { ...state, lastSeenSeq: one.lastMessage?.seq ?? 0 }),
        // No more than the state: of all else a poll may have brought something newer meanwhile.
        (stored) => this.change(id, { ...stateOf(stored), ...this.wanted.get(id) }),
      );
      // A poll may have told of a state that is newer still, which was not shown.
      this.freshness.forget();
    } catch (thrown) {
      if (this.wanted.get(id) === state) this.change(id, before);
      this.reread();
      throw thrown;
    } finally {
      if (this.wanted.get(id) === state) this.wanted.delete(id);
    }
  }

  async markRead(conversationId: string, last: Message): Promise<void> {
    const clear = () =>
      (this.items = this.items.map((one) =>
        one.id === conversationId && (one.lastMessage?.seq ?? 0) <= last.seq
          ? { ...one, unreadCount: 0, markedUnread: false, ...this.wanted.get(one.id) }
          : one,
      ));
    clear();
    try {
      // A poll that had left before may have brought the old count back meanwhile.
      await this.inTurn(() => this.sendRead(conversationId, last), clear);
    } catch (thrown) {
      // Not at once: the count that comes back has an open conversation try again.
      this.freshness.forget();
      throw thrown;
    }
  }

  /** Calls the server when everything before has been answered, so that what was chosen last holds in the end. */
  private async inTurn<T>(call: () => Promise<T>, show: (answer: T) => void): Promise<void> {
    const { generation } = this;
    const turn = this.lastSent.then(async () => {
      if (generation !== this.generation) return;
      const answer = await call();
      if (generation === this.generation) show(answer);
    });
    this.lastSent = turn.catch(() => {});
    await turn;
  }

  private sendRead(conversationId: string, last: Message): Promise<unknown> {
    return data(
      api.POST('/api/messages/conversations/{conversationId}/read', {
        params: { path: { conversationId } },
        body: { lastReadMessageId: last.id },
      }),
    );
  }

  private sendState(
    conversationId: string,
    body: ConversationState & { lastSeenSeq: number },
  ): Promise<Conversation> {
    return data(
      api.PUT('/api/messages/conversations/{conversationId}/state', {
        params: { path: { conversationId } },
        body,
      }),
    );
  }

  private change(id: string, changes: Partial<Conversation>): void {
    this.items = this.items.map((one) => (one.id === id ? { ...one, ...changes } : one));
  }

  /** Where a change failed its answer may just be lost: then what is shown is wrong, though the server has nothing newer. */
  private reread(): void {
    this.freshness.forget();
    this.poll.now();
  }

  private async refresh(): Promise<void> {
    const { generation, changed } = this;
    this.changed = new Set();
    try {
      const page = await this.freshness.changed(
        api.GET('/api/messages/conversations', {
          params: { query: { limit: pageSize } },
          headers: this.freshness.headers,
        }),
      );
      // Where there is nothing new the one before has perhaps come without the change that an event names now.
      const { items, nextCursor } = page ?? this.first;
      items.forEach((one) => changed.delete(one.id));
      const further = nextCursor ? await this.readFurther(nextCursor, changed) : [];
      if (generation !== this.generation) return;
      this.first = { items, nextCursor };
      const fresh = [...(page ? items : []), ...further].map((one) => ({
        ...one,
        ...this.wanted.get(one.id),
      }));
      if (this.isKept) this.items = [];
      this.isKept = false;
      if (fresh.length) this.items = mergeConversations(this.items, fresh);
      if (page) keepConversations(session.user?.id ?? '', this.items);
      this.isLoaded = true;
      this.error = null;
    } catch (thrown) {
      if (generation !== this.generation) return;
      this.freshness.forget();
      this.changed.add(undefined);
      this.error = asApiError(thrown);
      if (!this.isLoaded && !this.items.length) {
        this.isKept = true;
        this.items = keptConversations(session.user?.id ?? '');
      }
      throw thrown;
    }
  }

  private async readFurther(first: string, changed: Set<string | undefined>): Promise<Conversation[]> {
    if (changed.size <= mostSingle && !changed.has(undefined))
      return (await Promise.all([...changed].map((id) => this.readOne(id!)))).flat();
    return everyPage((cursor = first) =>
      api.GET('/api/messages/conversations', { params: { query: { limit: pageSize, cursor } } }),
    );
  }

  /** None where it is not the user's. */
  private async readOne(conversationId: string): Promise<Conversation[]> {
    try {
      const call = api.GET('/api/messages/conversations/{conversationId}', {
        params: { path: { conversationId } },
      });
      return [await data(call)];
    } catch (thrown) {
      if (thrown instanceof ApiError && thrown.status === 403) return [];
      throw thrown;
    }
  }
}

export const conversations = new Conversations();
