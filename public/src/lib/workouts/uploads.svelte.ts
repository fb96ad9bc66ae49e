import { asApiError } from '$lib/api/error';
import type { WorkoutLog } from '$lib/api/types';
import { allKept, drop, keep, kept, whenChangedElsewhere } from '$lib/kept';
import { session } from '$lib/session.svelte';
import { listLogs, storeLog } from './calls';
import type { Draft } from './draft';
import { toNewLog } from './finish';
import {
  afterFailure,
  attempted,
  hurried,
  isStoredAs,
  mayBeForgotten,
  newUpload,
  nextToSend,
  parseUpload,
  retried,
  untilNext,
  type Upload,
} from './uploads';

/** How long to wait while another tab sends. */
const otherTabMs = 5_000;
const shortestMs = 200;

/** Sends finished sessions until the server has them: across reloads, tabs, lost networks and other people's sessions. */
class Uploads {
  items = $state.raw<Upload[]>([]);
  /** The one that is under way. */
  sending = $state.raw<string | null>(null);
  /** False where the browser refuses to keep them: then closing the page would lose them. */
  isKept = $state(true);

  private userId = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private askedAgain = false;
  private stopListening = () => {};
  private receivers = new Set<(log: WorkoutLog) => void>();

  /** Takes up what this user has not got through yet. */
  start(userId: string): void {
    this.userId = userId;
    this.read();
    const stopHearing = whenChangedElsewhere('upload', userId, () => this.read());
    addEventListener('online', this.hurry);
    document.addEventListener('visibilitychange', this.hurry);
    this.stopListening = () => {
      stopHearing();
      removeEventListener('online', this.hurry);
      document.removeEventListener('visibilitychange', this.hurry);
    };
    this.hurry();
  }

  stop(): void {
    this.userId = '';
    clearTimeout(this.timer);
    this.stopListening();
    this.items = [];
  }

  /** Who hears of each log that the server took. Returns the way to stop hearing. */
  onStored(receiver: (log: WorkoutLog) => void): () => void {
    this.receivers.add(receiver);
    return () => this.receivers.delete(receiver);
  }

  /** Takes a finished session in place of its draft. */
  add(userId: string, draft: Draft, endedAt: string): void {
    const upload = newUpload(draft, toNewLog(draft, endedAt), crypto.randomUUID(), new Date());
    let isKept = keep('upload', userId, upload.key, JSON.stringify(upload));
    drop('workout', userId, draft.name);
    // Where the storage is full, the draft's own room is what is needed.
    if (!isKept) isKept = keep('upload', userId, upload.key, JSON.stringify(upload));
    this.isKept = isKept;
    this.read();
    void this.send();
  }

  retry(key: string): void {
    const upload = this.items.find((one) => one.key === key);
    if (upload) this.put(retried(upload));
    void this.send();
  }

  discard(key: string): void {
    drop('upload', this.userId, key);
    this.read();
  }

  private readonly hurry = (): void => {
    if (document.hidden) return;
    for (const one of this.items) if (hurried(one) !== one) this.put(hurried(one));
    void this.send();
  };

  /** Sends what is due, one after another; in one tab only where the browser can tell. */
  private async send(): Promise<void> {
    const { userId } = this;
    if (!userId) return;
    this.askedAgain = this.running;
    if (this.running) return;
    this.running = true;
    clearTimeout(this.timer);
    let wasFree: boolean;
    try {
      wasFree = await this.alone(userId, async () => {
        this.read();
        for (let next = this.due(userId); next; next = this.due(userId)) await this.attempt(userId, next);
      });
    } finally {
      this.running = false;
    }
    // Something was added meanwhile, or somebody else signed in.
    if (this.askedAgain || this.userId !== userId) return this.send();
    const wait = untilNext(this.items, Date.now());
    const least = wasFree && session.isOf(userId) ? shortestMs : otherTabMs;
    if (wait !== null) this.timer = setTimeout(() => void this.send(), Math.max(least, wait));
  }

  /** Does it unless another tab is at it. Where the browser has no locks, the key alone keeps it from being stored twice. */
  private async alone(userId: string, work: () => Promise<void>): Promise<boolean> {
    if (!navigator.locks) return work().then(() => true);
    return navigator.locks.request(`tp:uploads:${userId}`, { ifAvailable: true }, async (lock) => {
      if (lock) await work();
      return lock !== null;
    });
  }

  private due(userId: string): Upload | null {
    // Another tab may have let somebody else in by now: nothing goes out under their name.
    if (this.userId !== userId || !session.isOf(userId)) return null;
    return nextToSend(this.items, Date.now());
  }

  private async attempt(userId: string, upload: Upload): Promise<void> {
    this.sending = upload.key;
    const now = new Date();
    const wasLong = mayBeForgotten(upload, now.getTime());
    const tried = attempted(upload, now);
    this.put(tried);
    try {
      const found = wasLong ? await this.lookFor(upload) : null;
      this.settle(userId, tried, found ?? (await storeLog(tried)));
    } catch (thrown) {
      const error = asApiError(thrown);
      // By another device, or by an attempt of ours whose answer got lost.
      const found = error.code === 'already_logged' ? await this.lookFor(upload).catch(() => null) : null;
      if (found) this.settle(userId, tried, found);
      else if (kept('upload', userId, upload.key) !== null)
        this.put(afterFailure(tried, error, Date.now()), userId);
    }
    this.sending = null;
  }

  private async lookFor(upload: Upload): Promise<WorkoutLog | null> {
    // The athlete's day of the start is at most one off from UTC's.
    const start = Date.parse(upload.body.performedAt ?? '');
    const day = (offset: number) => new Date(start + offset * 86_400_000).toISOString().slice(0, 10);
    const { items } = await listLogs({ from: day(-1), to: day(1), limit: 100 });
    return items.find((log) => isStoredAs(upload, log)) ?? null;
  }

  private settle(userId: string, upload: Upload, log: WorkoutLog): void {
    drop('upload', userId, upload.key);
    drop('plan', userId, upload.assignmentId ?? '');
    if (this.userId !== userId) return;
    this.read();
    for (const receive of this.receivers) receive(log);
  }

  private put(upload: Upload, userId = this.userId): void {
    this.isKept = keep('upload', userId, upload.key, JSON.stringify(upload));
    if (this.userId === userId) this.read();
  }

  private read(): void {
    this.items = allKept('upload', this.userId)
      .map(parseUpload)
      .filter((one) => one !== null)
      .sort((a, b) => a.finishedAt.localeCompare(b.finishedAt));
  }
}

export const uploads = new Uploads();
