import type { Interest } from '$lib/live/events';
import { asApiError, type ApiError } from './error';
import { Loaded } from './loaded.svelte';
import type { Pace } from './poll';
import type { Page } from './types';

/** A long list that a page shows from its beginning: the first page kept fresh, older ones read on demand and kept. */
export class Pages<T extends { id: string }> {
  readonly first: Loaded<Page<T>>;
  busy = $state(false);
  /** Why the older ones did not come. */
  olderError = $state.raw<ApiError | null>(null);

  private readonly read: (cursor?: string) => Promise<Page<T>>;
  private older = $state.raw<T[]>([]);
  /** Where the older ones read so far end; undefined before any. */
  private olderCursor = $state.raw<string | null>();

  constructor(read: (cursor?: string) => Promise<Page<T>>, pace?: Pace, interest?: Interest) {
    this.read = read;
    this.first = new Loaded(() => read(), pace, interest);
  }

  /** What is known so far, or null before the first answer. */
  get items(): T[] | null {
    const page = this.first.value;
    // Without a next page the first one is all that there is.
    return page && (page.nextCursor === null ? page.items : joined(page.items, this.older));
  }

  get hasMore(): boolean {
    return this.cursor !== null;
  }

  readonly showOlder = async (): Promise<void> => {
    const { cursor } = this;
    if (this.busy || cursor === null) return;
    this.busy = true;
    this.olderError = null;
    try {
      const page = await this.read(cursor);
      // What the first page showed so far must not fall out of sight when newer ones push it down.
      this.older = joined(this.items ?? [], page.items);
      this.olderCursor = page.nextCursor;
    } catch (thrown) {
      this.olderError = asApiError(thrown);
      if (this.olderError.status === 403) this.first.reload();
    } finally {
      this.busy = false;
    }
  };

  /** Shows the new version of one that was changed here, wherever in the list it is. */
  readonly replace = (item: T): void => {
    const withNew = (items: T[]) => items.map((one) => (one.id === item.id ? item : one));
    const page = this.first.value;
    if (page) this.first.value = { ...page, items: withNew(page.items) };
    this.older = withNew(this.older);
  };

  private get cursor(): string | null {
    const next = this.first.value?.nextCursor ?? null;
    return next === null || this.olderCursor === undefined ? next : this.olderCursor;
  }
}

/** Both in a row. New ones push the first page down, so that both may hold the same one. */
function joined<T extends { id: string }>(first: readonly T[], rest: readonly T[]): T[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...rest.filter(({ id }) => !known.has(id))];
}
