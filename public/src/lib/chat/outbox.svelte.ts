import { api, data, idempotencyKey } from '$lib/api/client';
import { asApiError } from '$lib/api/error';
import type { Message } from '$lib/api/types';
import { allKept, drop, keep } from '$lib/kept';
import {
  afterFailure,
  afterReload,
  afterRetry,
  newPending,
  nextToSend,
  parsePending,
  withoutArrived,
  type Draft,
  type Pending,
} from './outbox';

/** Sends messages, one after another in each conversation, until the server has them; across reloads and lost networks. */
class Outbox {
  pending = $state.raw<Pending[]>([]);
  private userId = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private receivers = new Set<(message: Message) => Promise<void>>();

  constructor() {
    addEventListener('online', () => this.hurry());
  }

  /** Takes up what this user left unsent in this browser. */
  start(userId: string): void {
    this.userId = userId;
    this.pending = allKept('outbox', userId)
      .map(parsePending)
      .filter((one) => one !== null)
      .map((one) => afterReload(one, Date.now()))
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    this.send();
  }

  stop(): void {
    this.userId = '';
    clearTimeout(this.timer);
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
    const one = newPending(draft, at);
    keep('outbox', this.userId, one.clientKey, JSON.stringify(one));
    this.pending = [...this.pending, one];
    this.send();
  }

  retry(clientKey: string): void {
    const one = this.pending.find((candidate) => candidate.clientKey === clientKey);
    if (!one) return;
    const again = afterRetry(one, crypto.randomUUID(), new Date());
    drop('outbox', this.userId, clientKey);
    this.replace(clientKey, again);
    this.send();
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

  /** The network is back: whatever waits is tried now, unless the server asked for patience. */
  private hurry(): void {
    this.pending = this.pending.map((one) =>
      one.state === 'waiting' && one.error === 'unreachable' ? { ...one, notBefore: 0 } : one,
    );
    this.send();
  }

  private send(): void {
    clearTimeout(this.timer);
    const now = Date.now();
    for (const id of new Set(this.pending.map((one) => one.conversationId))) {
      const next = nextToSend(this.of(id), now);
      if (next) void this.attempt(next);
    }
    const waits = this.pending.filter((one) => one.state === 'waiting').map((one) => one.notBefore - now);
    const soonest = Math.min(...waits.filter((wait) => wait > 0));
    if (Number.isFinite(soonest)) this.timer = setTimeout(() => this.send(), soonest);
  }

  private async attempt(one: Pending): Promise<void> {
    const userId = this.userId;
    this.replace(one.clientKey, { ...one, state: 'sending' });
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
      await Promise.allSettled([...this.receivers].map((receive) => receive(message)));
      this.pending = this.pending.filter((other) => other.clientKey !== one.clientKey);
    } catch (thrown) {
      // Signed out meanwhile: it stays in storage for the next time.
      if (this.userId !== userId) return;
      this.replace(one.clientKey, afterFailure(one, asApiError(thrown), Date.now()));
    }
    this.send();
  }

  private replace(clientKey: string, by: Pending): void {
    if (!this.pending.some((one) => one.clientKey === clientKey)) return;
    keep('outbox', this.userId, by.clientKey, JSON.stringify(by));
    this.pending = this.pending.map((one) => (one.clientKey === clientKey ? by : one));
  }
}

export const outbox = new Outbox();
