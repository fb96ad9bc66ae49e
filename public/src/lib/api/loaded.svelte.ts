import { aboutTraining, type Interest } from '$lib/live/events';
import { asApiError, type ApiError } from './error';
import { Poll, type Pace } from './poll';

const usualPace: Pace = { visible: 30_000, hidden: 300_000 };

/**
 * Something read from the API that a page shows: kept fresh while the page is open (at once when the server tells of a
 * change), and kept on show while reading fails. Once the server says that it may not be seen, it is gone, and asked for
 * again only by `reload`: asking without being asked to would fill somebody's access log with refusals.
 */
export class Loaded<T> {
  private shown = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);

  private readonly read: () => Promise<T>;
  private readonly poll: Poll;
  private generation = 0;
  private changing = 0;
  private wanted = false;

  constructor(read: () => Promise<T>, pace: Pace = usualPace, interest: Interest = aboutTraining) {
    this.read = read;
    this.poll = new Poll(() => this.refresh(), pace, interest);
  }

  get value(): T | null {
    return this.shown;
  }

  /** Shows what the page knows to be so. What was asked for earlier is older, and doesn't show when it arrives. */
  set value(value: T | null) {
    this.generation += 1;
    this.shown = value;
  }

  /**
   * Shows `expected` at once; then, applied to what is shown, what `action` resolves to; or what was before, where it
   * rejects, which this does as well. What is read meanwhile may be from before the change, and doesn't show.
   */
  async change(expected: T, action: () => Promise<(shown: T) => T>): Promise<void> {
    const before = this.shown;
    this.changing += 1;
    this.value = expected;
    try {
      const apply = await action();
      if (this.shown !== null) this.value = apply(this.shown);
    } catch (thrown) {
      this.value = before;
      throw thrown;
    } finally {
      this.changing -= 1;
      this.reload();
    }
  }

  /** For `onMount`: begins, and returns the way to end. */
  start(): () => void {
    this.wanted = true;
    this.poll.start();
    return () => {
      this.wanted = false;
      this.poll.stop();
    };
  }

  readonly reload = (): void => {
    if (this.poll.isStarted) this.poll.now();
    else if (this.wanted) this.poll.start();
  };

  /** Whether the server said that this may not be seen. */
  get isRefused(): boolean {
    return this.error?.status === 403;
  }

  /** Forgets what is shown, because something else is asked for now. */
  readonly restart = (): void => {
    this.value = null;
    this.error = null;
    this.reload();
  };

  private async refresh(): Promise<void> {
    const generation = this.generation;
    const isOld = () => this.changing > 0 || generation !== this.generation;
    try {
      const value = await this.read();
      if (isOld()) {
        if (!this.changing) this.reload();
        return;
      }
      this.shown = value;
      this.error = null;
    } catch (thrown) {
      if (!isOld()) {
        this.error = asApiError(thrown);
        if (this.isRefused) {
          this.shown = null;
          this.poll.stop();
        }
      }
      throw thrown;
    }
  }
}
