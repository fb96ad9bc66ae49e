import { isLive, onLive, type Interest } from '$lib/live/events';
import { asApiError, type ApiError } from './error';

export interface Pace {
  /** Milliseconds between two calls while the page is visible. */
  visible: number;
  hidden: number;
}

const slowest = 60_000;
/** Between two calls where events arrive: only in case that one is lost. */
const relaxed = 25_000;
/** Before what was asked for meanwhile is tried, where the call before it failed: a server that is away is not hammered. */
const pause = 1_000;
const nothing: Interest = { kinds: [] };

/** Milliseconds until the next call: doubled with each failure in a row, and never sooner than the server asked. */
export function nextDelay(pace: Pace, visible: boolean, failures: number, error: ApiError | null): number {
  const usual = visible ? pace.visible : pace.hidden;
  const backedOff = Math.min(usual * 2 ** failures, Math.max(slowest, usual));
  return Math.max(backedOff, (error?.retryAfter ?? 0) * 1000);
}

/**
 * Calls `task` again and again: at its pace, at once when the page comes back or an event of interest arrives, slower while
 * it fails. Never twice at once. While events arrive, those that wait for any hardly ask without one.
 */
export class Poll {
  private readonly task: () => Promise<unknown>;
  private readonly pace: Pace;
  private readonly interest: Interest;
  private stopListening = () => {};
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private started = false;
  private askedAgain = false;
  private failures = 0;
  private notBefore = 0;

  constructor(task: () => Promise<unknown>, pace: Pace, interest: Interest = nothing) {
    this.task = task;
    this.pace = pace;
    this.interest = interest;
  }

  get isStarted(): boolean {
    return this.started;
  }

  start(): void {
    if (this.started) return;
    this.started = true;
    this.stopListening = onLive(this.interest, this.now);
    addEventListener('focus', this.now);
    addEventListener('online', this.now);
    document.addEventListener('visibilitychange', this.whenShown);
    this.now();
  }

  stop(): void {
    this.started = false;
    this.stopListening();
    clearTimeout(this.timer);
    removeEventListener('focus', this.now);
    removeEventListener('online', this.now);
    document.removeEventListener('visibilitychange', this.whenShown);
  }

  /** Calls at once, or right after the call that is under way; but not while the server wants to be left alone. */
  readonly now = (): void => {
    if (!this.started || Date.now() < this.notBefore) return;
    if (this.running) this.askedAgain = true;
    else void this.run();
  };

  private readonly whenShown = (): void => {
    if (!document.hidden) this.now();
  };

  private presentPace(): Pace {
    if (!isLive() || !this.interest.kinds.length) return this.pace;
    return {
      visible: Math.max(this.pace.visible, relaxed),
      hidden: Math.max(this.pace.hidden, relaxed),
    };
  }

  private delayAfter(error: ApiError | null): number {
    if (this.askedAgain && !error?.retryAfter) return error ? pause : 0;
    return nextDelay(this.presentPace(), !document.hidden, this.failures, error);
  }

  private async run(): Promise<void> {
    clearTimeout(this.timer);
    this.running = true;
    this.askedAgain = false;
    let error: ApiError | null = null;
    try {
      await this.task();
      this.failures = 0;
    } catch (thrown) {
      error = asApiError(thrown);
      this.failures += 1;
    }
    this.running = false;
    if (!this.started) return;
    this.notBefore = Date.now() + (error?.retryAfter ?? 0) * 1000;
    this.timer = setTimeout(() => void this.run(), this.delayAfter(error));
  }
}
