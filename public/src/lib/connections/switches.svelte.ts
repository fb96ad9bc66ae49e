import { problemText } from '$lib/i18n/en';
import { toasts } from '$lib/ui/toasts.svelte';

type Flags<T> = { [key in keyof T]: boolean };

/**
 * Switches that the server keeps as one object. A change shows at once and is saved behind it; what the server refuses goes
 * back to what it last said. One request at a time, so that the last press is also the last to arrive.
 */
export class Switches<T extends Flags<T>> {
  /** What to show, or null before anything was read. */
  value = $state.raw<T | null>(null);

  private readonly save: (value: T) => Promise<T>;
  private saved: T | null = null;
  private saving = false;
  private changes = 0;

  constructor(save: (value: T) => Promise<T>) {
    this.save = save;
  }

  /** To be taken before reading, and handed to `adopt` with what was read. */
  get mark(): number {
    return this.changes;
  }

  /** Shows what was read; unless somebody pressed a switch since reading began, for then it is old. */
  adopt(read: T, mark: number): void {
    if (this.saving || mark !== this.changes) return;
    this.saved = read;
    this.value = read;
  }

  /** Sets one switch. `said` is shown when it is done, with a way back. */
  set(key: keyof T, on: boolean, said: string): void {
    if (!this.value || this.value[key] === on) return;
    this.change(key, on);
    void this.flush(() =>
      toasts.undoable(said, () => {
        this.change(key, !on);
        void this.flush();
      }),
    );
  }

  private change(key: keyof T, on: boolean): void {
    if (!this.value) return;
    this.changes += 1;
    this.value = { ...this.value, [key]: on };
  }

  private async flush(done?: () => void): Promise<void> {
    if (this.saving) {
      done?.();
      return;
    }
    this.saving = true;
    try {
      while (this.value && this.value !== this.saved) {
        const sent = this.value;
        const answer = await this.save(sent);
        // Pressed again meanwhile: what is shown is newer than this answer.
        if (this.value === sent) this.value = answer;
        this.saved = answer;
      }
      done?.();
    } catch (thrown) {
      if (this.saved) this.value = this.saved;
      toasts.failed(`Not changed. ${problemText(thrown)}`);
    } finally {
      this.saving = false;
      this.changes += 1;
    }
  }
}
