import { api, data, Freshness } from '$lib/api/client';
import { asApiError, type ApiError } from '$lib/api/error';
import { Poll } from '$lib/api/poll';
import type { Message, Page } from '$lib/api/types';
import { tick } from 'svelte';
import { mergeNewest, prependOlder, type Merged } from './merge';

const smallPage = 50;
const largePage = 100;

/** The messages of one conversation that have been read so far: ascending, without a gap, growing at both ends. */
export class Thread {
  readonly conversationId: string;
  messages = $state.raw<Message[]>([]);
  hasOlder = $state(false);
  isLoaded = $state(false);
  isLoadingOlder = $state(false);
  /** True in the very update that adds messages at the start, so that the list keeps its place. */
  isPrepending = $state(false);
  error = $state.raw<ApiError | null>(null);
  olderFailed = $state(false);

  private readonly onArrival: (fresh: Message[]) => void;
  private olderCursor: string | null = null;
  private freshness = new Freshness();
  private poll = new Poll(
    () => this.refresh(),
    { visible: 3_000, hidden: 30_000 },
    {
      kinds: ['message', 'message_changed', 'read', 'conversation'],
      concerns: (event) => event.conversationId === this.conversationId,
    },
  );

  /** `onArrival` hears of the messages that came since the thread was opened. */
  constructor(conversationId: string, onArrival: (fresh: Message[]) => void) {
    this.conversationId = conversationId;
    this.onArrival = onArrival;
  }

  start(): void {
    this.poll.start();
  }

  stop(): void {
    this.poll.stop();
  }

  readonly refreshNow = (): void => this.poll.now();

  /** Takes in a message that was just sent from here. */
  async receive(message: Message): Promise<void> {
    if (message.conversationId !== this.conversationId || !this.isLoaded) return;
    await this.takeNewest([message]);
  }

  async loadOlder(): Promise<void> {
    if (!this.olderCursor || this.isLoadingOlder) return;
    this.isLoadingOlder = true;
    this.olderFailed = false;
    try {
      const page = await data(this.read(largePage, this.olderCursor));
      this.isPrepending = true;
      this.messages = prependOlder(this.messages, page.items);
      this.setOlder(page.nextCursor);
      await tick();
    } catch {
      this.olderFailed = true;
    } finally {
      this.isPrepending = false;
      this.isLoadingOlder = false;
    }
  }

  private async refresh(): Promise<void> {
    try {
      const page = await this.freshness.changed(this.read(smallPage, undefined, this.freshness.headers));
      if (page && this.isLoaded) await this.takeNewest(page.items, page.nextCursor);
      else if (page) {
        this.messages = page.items.toReversed();
        this.setOlder(page.nextCursor);
      }
      this.isLoaded = true;
      this.error = null;
    } catch (thrown) {
      // The page may have come while what lies before it did not.
      this.freshness.forget();
      this.error = asApiError(thrown);
      throw thrown;
    }
  }

  /** Joins newest messages to what is known, reading back as far as it takes to leave no gap. */
  private async takeNewest(items: Message[], cursor: string | null = null): Promise<void> {
    let newest = items;
    let merged = mergeNewest(this.messages, newest);
    while (merged.hasGap) {
      const page: Page<Message> = await data(this.read(largePage, cursor ?? undefined));
      newest = cursor ? [...newest, ...page.items] : page.items;
      cursor = page.nextCursor;
      merged = mergeNewest(this.messages, newest);
      if (!cursor && merged.hasGap) merged = this.startOver(newest);
    }
    const lastSeq = this.messages.at(-1)?.seq ?? 0;
    this.messages = merged.messages;
    const fresh = merged.messages.filter((message) => message.seq > lastSeq);
    if (fresh.length) this.onArrival(fresh);
  }

  /** Nothing older may be read any more, so what was known can't be joined to what there is. */
  private startOver(newest: Message[]): Merged {
    this.setOlder(null);
    return { messages: newest.toReversed(), hasGap: false };
  }

  private setOlder(cursor: string | null): void {
    this.olderCursor = cursor;
    this.hasOlder = cursor !== null;
  }

  private read(limit: number, cursor?: string, headers: Record<string, string> = {}) {
    return api.GET('/api/messages/conversations/{conversationId}/messages', {
      params: { path: { conversationId: this.conversationId }, query: { limit, cursor } },
      headers,
    });
  }
}
