import { problemText } from '$lib/i18n/en';
import { toasts } from '$lib/ui/toasts.svelte';
import { SvelteSet } from 'svelte/reactivity';
import { deleteLog } from './calls';

const undoMs = 6_000;

/** Workouts that are deleted as soon as nobody can take it back any more. Until then they only do not show. */
class Deletions {
  readonly hidden = new SvelteSet<string>();
  private waiting = new Map<string, ReturnType<typeof setTimeout>>();

  constructor() {
    // Whoever closes the page has not taken it back.
    addEventListener('pagehide', () => {
      for (const logId of [...this.waiting.keys()]) void this.run(logId, true);
    });
  }

  start(logId: string, title: string): void {
    this.hidden.add(logId);
    this.waiting.set(
      logId,
      setTimeout(() => void this.run(logId), undoMs),
    );
    toasts.undoable(`“${title}” deleted.`, () => this.undo(logId), undoMs);
  }

  private undo(logId: string): void {
    clearTimeout(this.waiting.get(logId));
    if (this.waiting.delete(logId)) this.hidden.delete(logId);
  }

  private async run(logId: string, isLeaving = false): Promise<void> {
    clearTimeout(this.waiting.get(logId));
    this.waiting.delete(logId);
    try {
      await deleteLog(logId, isLeaving);
    } catch (thrown) {
      this.hidden.delete(logId);
      toasts.failed(`The workout was not deleted. ${problemText(thrown)}`);
    }
  }
}

export const deletions = new Deletions();
