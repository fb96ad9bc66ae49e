import { aboutTraining, type Interest } from '$lib/live/events';
import { asApiError, type ApiError } from './error';
import { Poll, type Pace } from './poll';

const usualPace: Pace = { visible: 30_000, hidden: 300_000 };

/**
 * Something read from the API that a page shows: kept fresh while the page is open (at once when the server tells of a change), and kept on show while reading fails.
 * Once the server says that it may not be seen, it is gone, and asked for again only by `reload`: asking without being
 * asked to would fill somebody's access log with refusals.
 */
export class Loaded<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);

  private readonly read: () => Promise<T>;
  private readonly poll: Poll;
  private generation = 0;
  private wanted = false;

  constructor(read: () => Promise<T>, pace: Pace = usualPace, interest: Interest = aboutTraining) {
    this.read = read;
    this.poll = new Poll(() => this.refresh(), pace, interest);
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
    this.generation += 1;
    this.value = null;
    this.error = null;
    this.reload();
  };

  private async refresh(): Promise<void> {
    const generation = this.generation;
    try {
      const value = await this.read();
      if (generation !== this.generation) return;
      this.value = value;
      this.error = null;
    } catch (thrown) {
      if (generation === this.generation) {
        this.error = asApiError(thrown);
        if (this.isRefused) {
          this.value = null;
          this.poll.stop();
        }
      }
      throw thrown;
    }
  }
}
