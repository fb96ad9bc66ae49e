import { api, data, Freshness } from '$lib/api/client';
import { asApiError, type ApiError } from '$lib/api/error';
import { Poll } from '$lib/api/poll';
import type { Message, Page } from '$lib/api/types';
import { onLive, type LiveEvent } from '$lib/live/events';
import { session } from '$lib/session.svelte';
import { tick } from 'svelte';
import { forgetThread, keepThread, keptThread } from './kept_threads';
import { appendNewer, mergeNewest, prependOlder, withChanges, type Merged } from './merge';
import type { ReadMark } from './seen';

const smallPage = 50;
const largePage = 100;
const mostChanges = 200;
/** How many messages after a linked one are read with it. */
const margin = 20;
/** The server tells of one participant's reading only when asked. */
const marksEveryMs = 9_000;

interface From {
  cursor?: string | null;
  upTo?: number;
  after?: number;
}

/**
 * The messages of one conversation that have been read so far: ascending, without a gap, growing at both ends. They reach to
 * the newest one, unless somebody followed a link to an old one (`hasNewer`).
 */
export class Thread {
  readonly conversationId: string;
  messages = $state.raw<Message[]>([]);
  marks = $state.raw<ReadMark[]>([]);
  /** Whether it shows who has read how far. */
  wantsMarks = false;
  hasOlder = $state(false);
  hasNewer = $state(false);
  isLoaded = $state(false);
  isLoadingOlder = $state(false);
  /** True in the very update that adds messages at the start, so that the list keeps its place. */
  isPrepending = $state(false);
  error = $state.raw<ApiError | null>(null);
  olderFailed = $state(false);
  /** Resolves when the server has answered, or could not. Until then there may be what this browser kept. */
  readonly answered: Promise<void>;

  private readonly onArrival: (fresh: Message[]) => void;
  private readonly userId = session.user?.id ?? '';
  private readonly tellAnswered: () => void;
  private olderCursor: string | null = null;
  private revision: number | null = null;
  private isLoadingNewer = false;
  private marksDue = 0;
  private hasAnswered = false;
  /** Counts how often other messages took the place of all. What was asked for before does not join them. */
  private replacements = 0;
  private freshness = new Freshness();
  private stopListening = () => {};
  private readonly isHere = (event: LiveEvent) => event.conversationId === this.conversationId;
  private poll = new Poll(
    () => this.refresh(),
    { visible: 3_000, hidden: 30_000 },
    {
      kinds: ['message', 'message_changed', 'read', 'conversation'],
      concerns: this.isHere,
    },
  );

  /** `onArrival` hears of the messages that came since the thread was opened. */
  constructor(conversationId: string, onArrival: (fresh: Message[]) => void) {
    this.conversationId = conversationId;
    this.onArrival = onArrival;
    let tell = () => {};
    this.answered = new Promise((resolve) => (tell = resolve));
    this.tellAnswered = tell;
    const kept = keptThread(this.userId, conversationId);
    if (!kept) return;
    ({ messages: this.messages, hasOlder: this.hasOlder, revision: this.revision } = kept);
    this.isLoaded = true;
  }

  start(): void {
    // Before the poll hears of it, which then asks for them.
    this.stopListening = onLive({ kinds: ['read'], concerns: this.isHere }, () => (this.marksDue = 0));
    this.poll.start();
  }

  stop(): void {
    this.poll.stop();
    this.stopListening();
  }

  readonly refreshNow = (): void => this.poll.now();

  has(seq: number): boolean {
    return (this.messages[0]?.seq ?? Infinity) <= seq && seq <= (this.messages.at(-1)?.seq ?? 0);
  }

  /** Takes in a message that was just sent from here. */
  async receive(message: Message): Promise<void> {
    if (message.conversationId !== this.conversationId || !this.isLoaded) return;
    if (this.hasNewer) await this.toNewest();
    else await this.takeNewest([message]);
  }

  /**
   * Shows what a message is going to be at once, then what the server made of it. Throws, and shows what was before, where
   * that fails. The answer may just be lost, so everything is read again, with all that has changed since.
   */
  async change(before: Message, expected: Message, answer: Promise<Message>): Promise<void> {
    const { revision } = this;
    this.replace(expected);
    try {
      this.replace(await answer);
    } catch (thrown) {
      this.replace(before);
      this.revision = revision;
      this.freshness.forget();
      this.poll.now();
      throw thrown;
    }
  }

  async loadOlder(): Promise<void> {
    if (!this.hasOlder || this.isLoadingOlder) return;
    const { replacements } = this;
    this.isLoadingOlder = true;
    this.olderFailed = false;
    try {
      const before = (this.messages[0]?.seq ?? 1) - 1;
      const page = await data(
        this.read(largePage, this.olderCursor ? { cursor: this.olderCursor } : { upTo: before }),
      );
      if (replacements === this.replacements) await this.prepend(page);
    } catch {
      this.olderFailed = replacements === this.replacements;
    } finally {
      this.isLoadingOlder = false;
    }
  }

  /** Reads on towards the newest message. Failing is harmless: scrolling on tries again. */
  async loadNewer(): Promise<void> {
    const last = this.messages.at(-1)?.seq;
    if (!this.hasNewer || this.isLoadingNewer || last === undefined) return;
    const { replacements } = this;
    this.isLoadingNewer = true;
    try {
      const { items } = await data(this.read(largePage, { after: last }));
      if (replacements !== this.replacements) return;
      this.messages = appendNewer(this.messages, items);
      if (items.length < largePage) this.hasNewer = false;
    } catch {
      // As said.
    } finally {
      this.isLoadingNewer = false;
    }
  }

  /** Reads what is around a message, if it has not been read. False where there is no such message for this reader. */
  async reach(seq: number): Promise<boolean> {
    if (this.has(seq)) return this.messages.some((message) => message.seq === seq);
    const page = await data(this.read(smallPage, { upTo: seq + margin }));
    if (!page.items.some((message) => message.seq === seq)) return false;
    const first = this.messages[0]?.seq ?? 0;
    if (page.items[0]!.seq >= first - 1) await this.prepend(page);
    else {
      this.startWith(page);
      this.hasNewer = true;
    }
    return true;
  }

  /** Back to the newest messages from wherever a link led. */
  async toNewest(): Promise<void> {
    if (!this.hasNewer) return;
    const page = await data(this.read(smallPage));
    this.startWith(page);
    this.hasNewer = false;
  }

  private replace(message: Message): void {
    this.messages = withChanges(this.messages, [message]);
  }

  private async refresh(): Promise<void> {
    try {
      const page = await this.freshness.changed(this.read(smallPage, {}, this.freshness.headers));
      if (page) {
        await this.take(page);
        this.isLoaded = true;
        await this.takeChanges();
        this.keep();
      }
      if (this.wantsMarks && (page || Date.now() >= this.marksDue)) await this.takeMarks();
      this.error = null;
    } catch (thrown) {
      // The page may have come while what lies before it did not.
      this.freshness.forget();
      this.error = asApiError(thrown);
      if (this.error.status === 403) this.forget();
      throw thrown;
    } finally {
      this.tellAnswered();
    }
  }

  private async take(page: Page<Message>): Promise<void> {
    if (this.hasNewer) {
      const isJoined = !mergeNewest(this.messages, page.items).hasGap;
      if (!isJoined) return;
      this.hasNewer = false;
    }
    if (this.hasAnswered) return this.takeNewest(page.items, page.nextCursor);
    // What this browser kept goes on, if not too much has come since.
    const merged = mergeNewest(this.messages, page.items);
    const isKept = this.messages.length > 0 && !merged.hasGap;
    if (isKept) this.messages = merged.messages;
    else this.startWith(page);
    this.hasAnswered = true;
  }

  /** Edits, deletions and reactions, however old the message is. */
  private async takeChanges(): Promise<void> {
    let isMore = true;
    while (isMore) {
      const { items, revision } = await data(
        api.GET('/api/messages/conversations/{conversationId}/changes', {
          params: { path: { conversationId: this.conversationId }, query: { after: this.revision } },
        }),
      );
      this.messages = withChanges(this.messages, items);
      isMore = items.length >= mostChanges && revision !== this.revision;
      this.revision = revision;
    }
  }

  private async takeMarks(): Promise<void> {
    const { items } = await data(
      api.GET('/api/messages/conversations/{conversationId}/read-marks', {
        params: { path: { conversationId: this.conversationId } },
      }),
    );
    if (JSON.stringify(items) !== JSON.stringify(this.marks)) this.marks = items;
    this.marksDue = Date.now() + marksEveryMs;
  }

  /** Joins newest messages to what is known, reading back as far as it takes to leave no gap. */
  private async takeNewest(items: Message[], cursor: string | null = null): Promise<void> {
    let newest = items;
    let merged = mergeNewest(this.messages, newest);
    while (merged.hasGap) {
      const page: Page<Message> = await data(this.read(largePage, { cursor }));
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

  private startWith(page: Page<Message>): void {
    this.replacements += 1;
    this.messages = page.items.toReversed();
    this.setOlder(page.nextCursor);
  }

  /** Nothing older may be read any more, so what was known can't be joined to what there is. */
  private startOver(newest: Message[]): Merged {
    this.replacements += 1;
    this.setOlder(null);
    return { messages: newest.toReversed(), hasGap: false };
  }

  private async prepend(page: Page<Message>): Promise<void> {
    this.isPrepending = true;
    this.messages = prependOlder(this.messages, page.items);
    this.setOlder(page.nextCursor);
    await tick();
    this.isPrepending = false;
  }

  private setOlder(cursor: string | null): void {
    this.olderCursor = cursor;
    this.hasOlder = cursor !== null;
  }

  private keep(): void {
    // Signed out meanwhile: then nothing of it stays.
    if (this.hasNewer || session.user?.id !== this.userId) return;
    const { messages, hasOlder, revision } = this;
    keepThread(this.userId, this.conversationId, { messages, hasOlder, revision });
  }

  private forget(): void {
    this.isLoaded = false;
    this.messages = [];
    forgetThread(this.userId, this.conversationId);
  }

  private read(limit: number, from: From = {}, headers: Record<string, string> = {}) {
    return api.GET('/api/messages/conversations/{conversationId}/messages', {
      params: { path: { conversationId: this.conversationId }, query: { limit, ...from } },
      headers,
    });
  }
}
