import { api, data } from '$lib/api/client';
import { asApiError, type ApiError } from '$lib/api/error';
import type { Preference } from '$lib/api/types';

export type Channel = 'inApp' | 'mail';

/** The switches of what one is told. Each is shown changed at once; what the server refuses goes back. */
export class Preferences {
  items = $state.raw<Preference[] | null>(null);
  error = $state.raw<ApiError | null>(null);
  /** Goes up with each change that is stored: `Saved` shows then. */
  saves = $state(0);

  private stored: Preference[] = [];
  private isSaving = false;

  async load(): Promise<void> {
    this.error = null;
    try {
      this.take((await data(api.GET('/api/notifications/preferences'))).items);
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  /** Throws what the server said where it could not be stored; then everything shows what is stored. */
  async set(kind: string, channel: Channel, value: boolean): Promise<void> {
    this.items = (this.items ?? []).map((one) => (one.kind === kind ? { ...one, [channel]: value } : one));
    // One at a time, or an older answer would come last. What is switched meanwhile goes with the next one.
    if (this.isSaving) return;
    this.isSaving = true;
    try {
      let sent: Preference[];
      let answer: Preference[];
      do {
        sent = this.items;
        answer = (await data(api.PUT('/api/notifications/preferences', { body: { items: sent } }))).items;
      } while (this.items !== sent);
      this.take(answer);
      this.saves += 1;
    } catch (thrown) {
      this.items = this.stored;
      throw thrown;
    } finally {
      this.isSaving = false;
    }
  }

  private take(items: Preference[]): void {
    this.stored = items;
    this.items = items;
  }
}
