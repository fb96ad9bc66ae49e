import { api, data, idempotencyKey } from '$lib/api/client';
import { asApiError } from '$lib/api/error';
import type { Message } from '$lib/api/types';
import { allKept, drop, keep, kept, whenChangedElsewhere } from '$lib/kept';
import { onLive } from '$lib/live/events';
import { session } from '$lib/session.svelte';
import {
  afterFailure,
  afterReload,
  afterRetry,
  inTime,
  leftToOther,
  newPending,
  nextToSend,
  parsePending,
  withoutArrived,
  type Draft,
  type Pending,
} from './outbox';

/** Sends messages, one after another in each conversation, until the server has them; across reloads, tabs and lost networks. */
class Outbox {
  pending = $state.raw<Pending[]>([]);
  private userId = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopListening = () => {};
  private receivers = new Set<(message: Message) => Promise<void>>();

  /** Takes up what this user left unsent in this browser. */
  start(userId: string): void {
    this.userId = userId;
    this.pending = inOrder(this.stored().map(afterReload));
    const stopHearing = whenChangedElsewhere('outbox', userId, (name) => this.hear(name));
    // Of no kind of event, only of being connected again.
    const stopLive = onLive({ kinds: [] }, this.hurry);
    addEventListener('online', this.hurry);
    this.stopListening = () => {
      stopHearing();
      stopLive();
      removeEventListener('online', this.hurry);
    };
    this.send();
  }

  stop(): void {
    this.userId = '';
    clearTimeout(this.timer);
    this.stopListening();
    this.pending = [];
  }

  /** Who hears of each message that the server took, before it stops being pending. Returns the way to stop hearing. */
  onSent(receiver: (message: Message) => Promise<void>): () => void {
    this.receivers.add(receiver);
    return () => this.receivers.delete(receiver);
  }

  of(conversationId: string): Pending[] {
    return this.pending.filter((one) => one.conversationId === conversationId);
  }

  add(conversationId: string, draft: Draft): void {
    const at = { conversationId, senderId: this.userId, clientKey: crypto.randomUUID(), now: new Date() };
    this.put(newPending(draft, at));
  }

  retry(clientKey: string): void {
    const one = this.pending.find((candidate) => candidate.clientKey === clientKey);
    if (!one) return;
    this.discard(clientKey);
    this.put(afterRetry(one, crypto.randomUUID(), new Date()));
  }

  discard(clientKey: string): void {
    drop('outbox', this.userId, clientKey);
    this.pending = this.pending.filter((one) => one.clientKey !== clientKey);
  }

  /** Forgets what turns out to have arrived, though its answer got lost. */
  settle(arrived: readonly Message[]): void {
    const left = withoutArrived(this.pending, arrived);
    if (left.length === this.pending.length) return;
    for (const one of this.pending) if (!left.includes(one)) drop('outbox', this.userId, one.clientKey);
    this.pending = left;
  }

  /** The network, or the server, is back: whatever waits is tried now, unless the server asked for patience. */
  private readonly hurry = (): void => {
    this.pending = this.pending.map((one) =>
      one.state === 'waiting' && one.error === 'unreachable' ? { ...one, notBefore: 0 } : one,
    );
    this.send();
  };

  /** Another tab wrote, tried or dropped this message; null stands for any of them. */
  private hear(clientKey: string | null): void {
    const isOwn = (one: Pending) =>
      one.state === 'sending' || (clientKey !== null && one.clientKey !== clientKey);
    const own = this.pending.filter(isOwn);
    const others = this.stored().filter((one) => !own.some(({ clientKey }) => clientKey === one.clientKey));
    const now = Date.now();
    this.pending = inOrder([...own, ...others.map((one) => leftToOther(one, now))]);
    this.send();
  }

  private send(): void {
    // Another tab may have let somebody else in by now: nothing goes out under their name.
    if (!session.isOf(this.userId)) return;
    const now = Date.now();
    for (const one of this.pending) if (inTime(one, now) !== one) this.replace(inTime(one, now));
    for (const id of new Set(this.pending.map((one) => one.conversationId))) {
      const next = nextToSend(this.of(id), now);
      if (next) void this.attempt(next);
    }
    const waits = this.pending.filter((one) => one.state === 'waiting').map((one) => one.notBefore - now);
    const soonest = Math.min(...waits.filter((wait) => wait > 0));
    clearTimeout(this.timer);
    if (Number.isFinite(soonest)) this.timer = setTimeout(() => this.send(), soonest);
  }

  private async attempt(one: Pending): Promise<void> {
    const { userId } = this;
    if (!this.replace({ ...one, state: 'sending' })) return this.send();
    try {
      const message = await data(
        api.POST('/api/messages/conversations/{conversationId}/messages', {
          params: { path: { conversationId: one.conversationId } },
          headers: idempotencyKey(one.clientKey),
          body: {
            content: one.content,
            ...(one.replyTo && { replyToId: one.replyTo.id }),
            ...(one.mentions.length && { mentionIds: one.mentions }),
          },
        }),
      );
      drop('outbox', userId, one.clientKey);
      if (this.userId !== userId) return;
      await Promise.allSettled([...this.receivers].map((receive) => receive(message)));
      this.pending = this.pending.filter((other) => other.clientKey !== one.clientKey);
    } catch (thrown) {
      // Signed out meanwhile: it stays in storage for the next time.
      if (this.userId !== userId) return;
      this.replace(afterFailure(one, asApiError(thrown), Date.now()));
    }
    this.send();
  }

  private put(one: Pending): void {
    keep('outbox', this.userId, one.clientKey, JSON.stringify(one));
    this.pending = inOrder([...this.pending, one]);
    this.send();
  }

  /** Keeps how far a message is. False where another tab got it through, or dropped it, meanwhile. */
  private replace(by: Pending): boolean {
    const isKept = kept('outbox', this.userId, by.clientKey) !== null;
    if (isKept) keep('outbox', this.userId, by.clientKey, JSON.stringify(by));
    this.pending = this.pending.flatMap((one) => {
      if (one.clientKey !== by.clientKey) return one;
      return isKept ? by : [];
    });
    return isKept;
  }

  private stored(): Pending[] {
    return allKept('outbox', this.userId)
      .map(parsePending)
      .filter((one) => one !== null);
  }
}

function inOrder(pending: Pending[]): Pending[] {
  return pending.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}

export const outbox = new Outbox();
