import { asApiError, type ApiError } from './error';
import { Poll, type Pace } from './poll';

const usualPace: Pace = { visible: 30_000, hidden: 300_000 };

/** Something read from the API that a page shows: kept fresh while the page is open, and kept on show while reading fails. */
export class Loaded<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);

  private readonly read: () => Promise<T>;
  private readonly poll: Poll;
  private generation = 0;

  constructor(read: () => Promise<T>, pace: Pace = usualPace) {
    this.read = read;
    this.poll = new Poll(() => this.refresh(), pace);
  }

  /** For `onMount`: begins, and returns the way to end. */
  start(): () => void {
    this.poll.start();
    return () => this.poll.stop();
  }

  readonly reload = (): void => this.poll.now();

  /** Forgets what is shown, because something else is asked for now. */
  readonly restart = (): void => {
    this.generation += 1;
    this.value = null;
    this.error = null;
    this.poll.now();
  };

  private async refresh(): Promise<void> {
    const generation = this.generation;
    try {
      const value = await this.read();
      if (generation !== this.generation) return;
      this.value = value;
      this.error = null;
    } catch (thrown) {
      if (generation === this.generation) this.error = asApiError(thrown);
      throw thrown;
    }
  }
}
