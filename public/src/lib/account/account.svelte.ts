import { api, data, Freshness } from '$lib/api/client';
import { asApiError, type ApiError } from '$lib/api/error';
import { Poll } from '$lib/api/poll';
import type { Account } from '$lib/api/types';
import { keep, kept } from '$lib/kept';
import { region, usualRegion, type RegionChoice } from '$lib/region.svelte';
import { session } from '$lib/session.svelte';
import { deviceTimeZone } from './time_zones';

/** What its owner may set. */
export type AccountSettings = Pick<Account, 'displayName' | 'username' | 'timeZone' | 'units' | 'language'>;

/** The signed-in user's own account. Every page's times follow it. */
class OwnAccount {
  value = $state.raw<Account | null>(null);
  error = $state.raw<ApiError | null>(null);

  private userId = '';
  private freshness = new Freshness();
  // Often enough to notice what another device did; coming back to the page asks at once.
  private poll = new Poll(() => this.refresh(), { visible: 300_000, hidden: 3_600_000 });

  start(userId: string): void {
    this.userId = userId;
    // What it said the last time, so that no time jumps when the answer comes.
    region.choose(knownRegion(userId));
    this.poll.start();
  }

  stop(): void {
    this.poll.stop();
    this.userId = '';
    this.value = null;
    this.error = null;
    this.freshness = new Freshness();
    region.forget();
  }

  readonly reload = (): void => this.poll.now();

  async save(settings: AccountSettings): Promise<void> {
    this.show(await data(api.PUT('/api/account', { body: settings })));
  }

  /** Whether others learn what its owner has read, and its owner what they have. */
  async setReadReceipts(readReceipts: boolean): Promise<void> {
    if (!this.value) return;
    const body = { ...settingsOf(this.value), readReceipts };
    this.show(await data(api.PUT('/api/account', { body })));
  }

  /** Shows what the server said in answer to something else. */
  change(changes: Partial<Account>): void {
    this.freshness.forget();
    if (this.value) this.show({ ...this.value, ...changes });
  }

  private async refresh(): Promise<void> {
    await this.read();
    // Who has just signed up is where the device is. Later it changes only when its owner says so.
    if (this.value && isNew(this.value) && this.value.timeZone === 'UTC' && deviceTimeZone() !== 'UTC') {
      await this.save({ ...settingsOf(this.value), timeZone: deviceTimeZone() });
    }
  }

  private async read(): Promise<void> {
    const { userId } = this;
    try {
      const account = await this.freshness.changed(
        api.GET('/api/account', { headers: this.freshness.headers }),
      );
      if (userId !== this.userId) return;
      if (account) this.show(account);
      this.error = null;
    } catch (thrown) {
      if (userId !== this.userId) return;
      this.freshness.forget();
      this.error = asApiError(thrown);
      throw thrown;
    }
  }

  private show(account: Account): void {
    // The answer may come when somebody else is signed in.
    if (account.id !== this.userId) return;
    this.value = account;
    const { timeZone, language } = account;
    region.choose({ timeZone, language });
    keep('region', account.id, 'account', JSON.stringify({ timeZone, language }));
    session.rename(account);
  }
}

/** The part of an account that `save` takes. */
export function settingsOf(own: Account): AccountSettings {
  const { displayName, username, timeZone, units, language } = own;
  return { displayName, username, timeZone, units, language };
}

function isNew({ createdAt }: Account): boolean {
  return Date.now() - Date.parse(createdAt) < 300_000;
}

function knownRegion(userId: string): RegionChoice {
  try {
    return JSON.parse(kept('region', userId, 'account') ?? '');
  } catch {
    return usualRegion;
  }
}

export const account = new OwnAccount();
