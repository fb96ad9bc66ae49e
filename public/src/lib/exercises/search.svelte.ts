import { Pages } from '$lib/api/pages.svelte';
import { noFilters, readExercises, type Filters } from './exercises';
import type { ExerciseSummary } from './types';

const pauseMs = 200;
const pace = { visible: 300_000, hidden: 3_600_000 };

/** Exercises for what is typed and chosen. What was found before stays until the next answer comes. */
export class ExerciseSearch {
  filters = $state.raw<Filters>(noFilters);
  private pages = $state.raw<Pages<ExerciseSummary>>(this.pagesFor(noFilters));
  private before = $state.raw<ExerciseSummary[] | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private end: (() => void) | null = null;

  constructor(filters: Filters = noFilters) {
    this.filters = filters;
    this.pages = this.pagesFor(filters);
  }

  /** For `onMount`: begins, and returns the way to end. */
  start(): () => void {
    this.end = this.pages.first.start();
    return () => {
      clearTimeout(this.timer);
      this.end?.();
      this.end = null;
    };
  }

  filter(changes: Partial<Filters>): void {
    this.filters = { ...this.filters, ...changes };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.begin(), 'q' in changes ? pauseMs : 0);
  }

  get isFiltered(): boolean {
    return Object.values(this.filters).some((value) => value.trim());
  }

  get items(): ExerciseSummary[] | null {
    return this.pages.items ?? (this.pages.first.error ? null : this.before);
  }

  get error() {
    return this.pages.items ? null : this.pages.first.error;
  }

  get hasMore(): boolean {
    return this.pages.items !== null && this.pages.hasMore;
  }

  get busy(): boolean {
    return this.pages.busy;
  }

  readonly showMore = () => this.pages.showOlder();
  readonly reload = (): void => this.pages.first.reload();

  private begin(): void {
    this.before = this.items;
    this.end?.();
    this.pages = this.pagesFor(this.filters);
    this.end = this.pages.first.start();
  }

  private pagesFor(filters: Filters): Pages<ExerciseSummary> {
    return new Pages((cursor) => readExercises(filters, cursor), pace);
  }
}
