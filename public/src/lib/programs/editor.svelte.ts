import { asApiError } from '$lib/api/error';
import { problemText } from '$lib/i18n/en';
import { addedIds, withIds } from './day_ids';
import { emptyDraft, fromDraft, toDraft, type Draft, type DraftDay } from './draft';
import { findExercise } from './edit';
import { begin, change, redo, undo, type History } from './history';
import { dropDraft, keepDraft, keptDraft } from './kept_draft';
import { problemsOf, type Problem } from './problems';
import { changeProgram, createProgram, readProgram } from './programs';
import type { Program } from './types';

/** A program while somebody edits it: what it is, was, and will be once it is saved. */
export class ProgramEditor {
  /** Null until it is saved for the first time. */
  id = $state<string | null>(null);
  version = $state<number | null>(null);
  busy = $state(false);
  /** Why saving failed. */
  problem = $state<string | null>(null);
  /** What somebody else saved in the meantime. */
  conflict = $state.raw<Program | null>(null);
  /** Whether it began with what this browser had kept. */
  restored = $state(false);
  /** The week on show, and the exercise whose sets are. */
  week = $state(0);
  openKey = $state<string | null>(null);
  /** Whether somebody tried to save with something wrong in it. */
  showsProblems = $state(false);

  private history = $state.raw<History<Draft>>(begin(emptyDraft()));
  private saved = $state.raw<Draft>();
  private knownIds: string[] = [];
  private readonly userId: string;
  private sent = { body: '', key: '' };

  readonly problems: Problem[] = $derived(problemsOf(this.draft));

  constructor(userId: string, program: Program | null) {
    this.userId = userId;
    this.take(program);
    this.restore();
  }

  get draft(): Draft {
    return this.history.present;
  }

  get isDirty(): boolean {
    return this.draft !== this.saved;
  }

  get canUndo(): boolean {
    return this.history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.history.future.length > 0;
  }

  get days(): DraftDay[] {
    return this.draft.weeks[this.week]?.days ?? [];
  }

  /** Takes a changed program. False where it is the same one: a limit, or nothing to do. */
  apply(next: Draft, tag: string | null = null): boolean {
    if (next === this.draft) return false;
    this.show(change(this.history, next, tag));
    return true;
  }

  readonly undo = (): void => this.show(undo(this.history));
  readonly redo = (): void => this.show(redo(this.history));

  problemsOf(key: string): Record<string, string> {
    if (!this.showsProblems) return {};
    return Object.fromEntries(
      this.problems.filter((one) => one.key === key).map(({ field, text }) => [field, text]),
    );
  }

  /** Saves it. False where something is wrong with it, where that failed, or where there is a conflict to settle. */
  async save(): Promise<boolean> {
    if (this.busy) return false;
    if (this.problems.length) {
      this.showProblem(this.problems[0]!);
      return false;
    }
    this.busy = true;
    this.problem = null;
    const { draft } = this;
    try {
      const body = fromDraft(withIds(draft, (day) => (this.knownIds.includes(day.id ?? '') ? day.id : null)));
      const program =
        this.id === null || this.version === null
          ? await createProgram(body, this.keyFor(JSON.stringify(body)))
          : await changeProgram(this.id, body, this.version);
      this.noteSaved(draft, program);
      return true;
    } catch (thrown) {
      await this.noteFailure(asApiError(thrown));
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Settles a conflict: what is here replaces what somebody else saved, which undo brings back. */
  async keepMine(): Promise<boolean> {
    const theirs = this.conflict;
    if (!theirs) return false;
    const mine = this.draft;
    this.adopt(theirs);
    this.show(change(this.history, mine));
    return this.save();
  }

  /** Settles a conflict: what somebody else saved is shown, and undo brings back what was here. */
  takeTheirs(): void {
    if (this.conflict) this.adopt(this.conflict);
  }

  /** Forgets what was not saved. */
  discard(): void {
    dropDraft(this.userId, this.id);
    this.restored = false;
    this.show(change(this.history, this.saved ?? emptyDraft()));
  }

  /** Leaves nothing behind in this browser. */
  forget(): void {
    dropDraft(this.userId, this.id);
  }

  /** Another try of the same is the same request to the server; a changed one is a new request. */
  private keyFor(body: string): string {
    if (this.sent.body !== body) this.sent = { body, key: crypto.randomUUID() };
    return this.sent.key;
  }

  private take(program: Program | null): void {
    this.id = program?.id ?? null;
    this.version = program?.version ?? null;
    this.saved = program ? toDraft(program) : emptyDraft();
    this.history = begin(this.saved);
    this.learn(program);
  }

  private learn(program: Program | null): void {
    this.knownIds = program?.weeks.flatMap(({ days }) => days.map(({ id }) => id)) ?? [];
  }

  private restore(): void {
    const kept = keptDraft(this.userId, this.id);
    if (!kept) return;
    // Made of an older version, it says so when it is saved.
    this.version = kept.version ?? this.version;
    this.history = change(this.history, kept.draft);
    this.restored = true;
  }

  private adopt(program: Program): void {
    const theirs = toDraft(program);
    this.conflict = null;
    this.version = program.version;
    this.saved = theirs;
    this.learn(program);
    this.show(change(this.history, theirs));
  }

  private noteSaved(draft: Draft, program: Program): void {
    const wasNew = this.id === null;
    const ids = addedIds(draft, program);
    const current = (one: Draft) => withIds(one, (day) => ids.get(day.key) ?? day.id);
    const { past, present, future } = this.history;
    this.saved = current(draft);
    this.history = {
      ...this.history,
      past: past.map(current),
      present: present === draft ? this.saved : current(present),
      future: future.map(current),
      tag: null,
    };
    if (wasNew) dropDraft(this.userId, null);
    this.id = program.id;
    this.version = program.version;
    this.learn(program);
    this.restored = false;
    this.showsProblems = false;
    this.keep();
  }

  private async noteFailure(error: ReturnType<typeof asApiError>): Promise<void> {
    if (error.code === 'program_changed' && this.id) {
      try {
        this.conflict = await readProgram(this.id);
        return;
      } catch {
        // Then saving again says so again.
      }
    }
    const [field] = Object.entries(error.fields);
    this.problem = field ? `${problemText(error)} ${field[0]} ${field[1]}.` : problemText(error);
  }

  private showProblem(problem: Problem): void {
    this.showsProblems = true;
    this.problem = problem.text;
    if (problem.week !== null) this.week = problem.week;
    if (problem.exerciseKey) this.openKey = problem.exerciseKey;
  }

  private show(history: History<Draft>): void {
    this.history = history;
    this.problem = null;
    this.week = Math.min(this.week, this.draft.weeks.length - 1);
    if (this.openKey && !findExercise(this.draft, this.openKey)) this.openKey = null;
    this.keep();
  }

  private keep(): void {
    if (this.isDirty) keepDraft(this.userId, this.id, { draft: this.draft, version: this.version });
    else dropDraft(this.userId, this.id);
  }
}
