import { allKept, drop, keep, kept, whenChangedElsewhere } from '$lib/kept';
import { isTouched, parseDraft, type Draft } from './draft';

/** The sessions in progress in this browser, the latest first. */
export function keptDrafts(userId: string): Draft[] {
  return allKept('workout', userId)
    .map(parseDraft)
    .filter((one) => one !== null)
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

export function keptDraft(userId: string, name: string): Draft | null {
  return parseDraft(kept('workout', userId, name));
}

/** Keeps a session that no page shows yet. */
export function keepDraft(userId: string, draft: Draft): boolean {
  return keep('workout', userId, draft.name, JSON.stringify(draft));
}

/**
 * A session that a page shows: each change is kept at once, and what another tab changes shows here. Where both changed,
 * neither is lost: `conflict` is the other one, until somebody chooses.
 */
export class OpenDraft {
  draft = $state<Draft>(null!);
  conflict = $state.raw<Draft | null>(null);
  /** Finished or thrown away in another tab. */
  isGone = $state(false);
  /** False where it is kept only until the page is closed, because the storage is full or forbidden. */
  isKept = $state(true);

  private readonly userId: string;
  private readonly name: string;
  /** What was last read from or written to the storage. */
  private known: string | null;
  private isReleased = false;

  constructor(userId: string, draft: Draft) {
    this.userId = userId;
    this.name = draft.name;
    this.known = kept('workout', userId, draft.name);
    this.draft = draft;
  }

  /** For `$effect`: notices every change in it. */
  readonly text = $derived(JSON.stringify(this.draft));

  /** Begins to hear of other tabs. Returns the way to end that. */
  start(): () => void {
    return whenChangedElsewhere('workout', this.userId, (name) => {
      if (name !== this.name) return;
      const stored = kept('workout', this.userId, this.name);
      if (stored === null) this.isGone = true;
      else if (stored !== this.known) this.adopt(stored);
    });
  }

  /** Writes what there is now, unless nothing changed or another tab's changes would be lost by it. */
  save(): void {
    if (this.text === this.known || this.isReleased || this.isGone || this.conflict) return;
    // Whoever only looks has not begun.
    if (this.known === null && !isTouched(this.draft)) return;
    const stored = kept('workout', this.userId, this.name);
    const other = stored === this.known ? null : parseDraft(stored);
    if (other && stored !== this.text) this.conflict = other;
    else this.write();
  }

  /** Ends a conflict: with what this tab shows, or with the other tab's. */
  choose(mine: boolean): void {
    const other = this.conflict;
    this.conflict = null;
    if (mine || !other) this.write();
    else this.adopt(JSON.stringify(other));
  }

  /** Keeps it no longer: it is thrown away, or kept elsewhere. */
  release(): void {
    this.isReleased = true;
    drop('workout', this.userId, this.name);
  }

  private adopt(stored: string): void {
    const other = parseDraft(stored);
    if (!other) return;
    this.known = stored;
    this.draft = other;
  }

  private write(): void {
    const { text } = this;
    this.isKept = keep('workout', this.userId, this.name, text);
    this.known = text;
  }
}
