import { asApiError, type ApiError } from '$lib/api/error';
import type { Page, SearchHit } from '$lib/api/types';
import { noFilters, searchMessages, type Filters } from './search';

const pauseMs = 250;

/** Messages for what is typed and chosen. What was found before stays until the next answer comes. */
export class MessageSearch {
  filters = $state.raw<Filters>(noFilters);
  /** Null where nothing is looked for. */
  hits = $state.raw<SearchHit[] | null>(null);
  error = $state.raw<ApiError | null>(null);
  busy = $state(false);

  private readonly read: (filters: Filters, cursor?: string) => Promise<Page<SearchHit>>;
  private cursor = $state.raw<string | null>(null);
  private userId = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private generation = 0;

  constructor(read = searchMessages) {
    this.read = read;
  }

  get hasMore(): boolean {
    return this.cursor !== null;
  }

  /** Who looks now. What somebody else looked for before, and found, is gone. */
  openFor(userId: string): void {
    if (userId === this.userId) return;
    this.userId = userId;
    this.filter(noFilters);
  }

  filter(changes: Partial<Filters>): void {
    this.filters = { ...this.filters, ...changes };
    clearTimeout(this.timer);
    // Answers that are still under way are for something else.
    this.generation += 1;
    if (!this.filters.q.trim()) {
      this.hits = this.error = this.cursor = null;
      this.busy = false;
      return;
    }
    this.busy = true;
    this.timer = setTimeout(() => void this.ask(), 'q' in changes ? pauseMs : 0);
  }

  readonly again = (): void => this.filter({});

  readonly showMore = (): void => {
    if (this.busy || !this.cursor) return;
    this.busy = true;
    void this.ask(this.cursor);
  };

  private async ask(cursor?: string): Promise<void> {
    const { generation } = this;
    try {
      const page = await this.read(this.filters, cursor);
      if (generation !== this.generation) return;
      this.hits = cursor ? [...(this.hits ?? []), ...page.items] : page.items;
      this.cursor = page.nextCursor;
      this.error = null;
    } catch (thrown) {
      if (generation !== this.generation) return;
      this.error = asApiError(thrown);
      if (!cursor) this.hits = this.cursor = null;
    }
    this.busy = false;
  }
}

/** Kept while the page is open, so that coming back from a hit finds the others. */
export const messageSearch = new MessageSearch();
