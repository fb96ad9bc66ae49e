import { api, data } from '$lib/api/client';
import { asApiError, type ApiError } from '$lib/api/error';
import { Poll } from '$lib/api/poll';
import type { Notification } from '$lib/api/types';
import { now } from '$lib/now.svelte';
import { notifications } from './notifications.svelte';
import { joined, readElsewhere } from './order';

const pageSize = 30;

/** The notifications that the page shows, newest first: kept fresh at the top, and longer by a page where asked. */
export class NotificationFeed {
  items = $state.raw<Notification[] | null>(null);
  error = $state.raw<ApiError | null>(null);
  nextCursor = $state<string | null>(null);
  isReadingOlder = $state(false);

  private readonly onlyUnread: boolean;
  private poll = new Poll(
    () => this.refresh(),
    { visible: 15_000, hidden: 60_000 },
    { kinds: ['notification'] },
  );
  /** Grows with each change made here: an answer that had left before it is out of date. */
  private changes = 0;

  constructor(onlyUnread: boolean) {
    this.onlyUnread = onlyUnread;
  }

  /** For `$effect`: begins, and returns the way to end. */
  start(): () => void {
    this.poll.start();
    return () => this.poll.stop();
  }

  readonly reload = (): void => this.poll.now();

  async readOlder(): Promise<void> {
    if (!this.nextCursor || this.isReadingOlder) return;
    this.isReadingOlder = true;
    const { changes } = this;
    try {
      const page = await this.read(this.nextCursor);
      if (changes !== this.changes) return;
      this.items = joined(this.items ?? [], page.items);
      this.nextCursor = page.nextCursor;
    } finally {
      this.isReadingOlder = false;
    }
  }

  /** Shows them as read at once, and puts them back where the server could not be told. */
  async markRead(what: { ids: string[] } | { all: true }): Promise<void> {
    const before = this.items ?? [];
    const isMeant = (one: Notification) => !one.readAt && ('all' in what || what.ids.includes(one.id));
    const number = before.filter(isMeant).length;
    const countBefore = notifications.unreadCount;
    this.changes += 1;
    const readAt = now.value.toISOString();
    const asRead = (items: Notification[]) => items.map((one) => (isMeant(one) ? { ...one, readAt } : one));
    this.items = asRead(before);
    notifications.note('all' in what ? 0 : Math.max(0, countBefore - number));
    try {
      await notifications.markRead(what);
      // What was read before the server had it may have come meanwhile.
      this.items = asRead(this.items ?? []);
    } catch (thrown) {
      this.items = before;
      notifications.note(countBefore);
      throw thrown;
    } finally {
      this.changes += 1;
    }
  }

  private async refresh(): Promise<void> {
    const { changes } = this;
    try {
      const page = await this.read();
      if (changes !== this.changes) return;
      const shown = this.items ?? [];
      // With only the unread ones, those read meanwhile stay until the page is left: nothing jumps under the finger.
      const kept = this.onlyUnread ? readElsewhere(shown, page, now.value.toISOString()) : shown;
      this.items = joined(page.items, kept);
      if (!shown.length) this.nextCursor = page.nextCursor;
      this.error = null;
      notifications.note(page.unreadCount);
    } catch (thrown) {
      this.error = asApiError(thrown);
      throw thrown;
    }
  }

  private read(cursor?: string) {
    const query = { limit: pageSize, cursor, ...(this.onlyUnread && { unread: true }) };
    return data(api.GET('/api/notifications', { params: { query } }));
  }
}
