import { api, data, Freshness } from '$lib/api/client';
import { Poll } from '$lib/api/poll';

/** How many notifications the signed-in user has not read: what the bell shows on every page. */
class Notifications {
  unreadCount = $state(0);

  private freshness = new Freshness();
  private poll = new Poll(
    () => this.refresh(),
    { visible: 15_000, hidden: 60_000 },
    { kinds: ['notification'] },
  );

  start(): void {
    this.poll.start();
  }

  stop(): void {
    this.poll.stop();
    this.unreadCount = 0;
    this.freshness = new Freshness();
  }

  readonly refreshNow = (): void => this.poll.now();

  /** Marks these as read, or all of them. */
  async markRead(what: { ids: string[] } | { all: true }): Promise<void> {
    await data(api.POST('/api/notifications/read', { body: what }));
    this.poll.now();
  }

  /** Takes over a count that came with something else. */
  note(unreadCount: number): void {
    // What is polled next may be the old answer, which this count would hide.
    this.freshness.forget();
    this.unreadCount = unreadCount;
  }

  private async refresh(): Promise<void> {
    const answer = await this.freshness.changed(
      api.GET('/api/notifications/unread', { headers: this.freshness.headers }),
    );
    if (answer) this.unreadCount = answer.unreadCount;
  }
}

export const notifications = new Notifications();
