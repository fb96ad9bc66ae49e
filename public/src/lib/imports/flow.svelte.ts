import type { ImportedExercise, ImportPreview, Import } from '$lib/api/types';
import { asApiError } from '$lib/api/error';
import { problemText } from '$lib/i18n/en';
import type { WeightUnit } from '$lib/units';
import { createImport, fileProblem, previewImport, type ImportInput, type Mapping } from './imports';

/** What a name of the file becomes: what the server found, or what was chosen instead. */
export interface MappedExercise extends ImportedExercise {
  isChanged: boolean;
}

/** One file on its way in: read, looked through without changing anything, then imported, all of it or nothing. */
export class ImportFlow {
  step = $state<'choose' | 'reading' | 'preview' | 'importing' | 'done'>('choose');
  fileName = $state('');
  preview = $state.raw<ImportPreview | null>(null);
  result = $state.raw<Import | null>(null);
  problem = $state<string | null>(null);
  unit = $state<WeightUnit | ''>('');

  private content = '';
  private changes = $state.raw<Pick<ImportedExercise, 'name' | 'exerciseId' | 'matchedName'>[]>([]);
  // Pressing again after a lost answer is the same request to the server.
  private key = '';

  get exercises(): MappedExercise[] {
    return (this.preview?.exercises ?? []).map((one) => {
      const change = this.changes.find(({ name }) => name === one.name);
      return change
        ? { ...one, ...change, isNew: change.exerciseId === null, isChanged: true }
        : { ...one, isChanged: false };
    });
  }

  /** Whether nothing is left to be said before it can be imported. */
  get isReady(): boolean {
    const { preview } = this;
    if (!preview || preview.problems.length > 0 || (preview.needsUnit && !this.unit)) return false;
    return preview.newWorkouts > 0;
  }

  async take(file: File): Promise<void> {
    this.reset();
    this.problem = fileProblem(file);
    if (this.problem) return;
    this.fileName = file.name;
    this.step = 'reading';
    try {
      this.content = await file.text();
      await this.look();
    } catch (thrown) {
      this.fail(thrown, 'choose');
    }
  }

  /** The unit of weights that the file does not tell. */
  async setUnit(unit: WeightUnit): Promise<void> {
    this.unit = unit;
    try {
      await this.look();
    } catch (thrown) {
      this.fail(thrown, 'preview');
    }
  }

  /** Null makes it a new exercise of one's own. */
  map(name: string, exercise: { id: string; name: string } | null): void {
    const change = { name, exerciseId: exercise?.id ?? null, matchedName: exercise?.name ?? null };
    this.changes = [...this.changes.filter((one) => one.name !== name), change];
  }

  async run(): Promise<void> {
    if (!this.isReady || this.step !== 'preview') return;
    this.step = 'importing';
    this.problem = null;
    this.key ||= crypto.randomUUID();
    try {
      this.result = await createImport(this.input(), this.key);
      this.step = 'done';
    } catch (thrown) {
      if (!asApiError(thrown).isTemporary) this.key = '';
      this.fail(thrown, 'preview');
    }
  }

  readonly reset = (): void => {
    this.step = 'choose';
    this.fileName = '';
    this.content = '';
    this.preview = null;
    this.result = null;
    this.problem = null;
    this.unit = '';
    this.changes = [];
    this.key = '';
  };

  private async look(): Promise<void> {
    this.preview = await previewImport(this.input());
    this.problem = null;
    this.step = 'preview';
  }

  private input(): ImportInput {
    const mappings: Mapping[] = this.exercises
      .filter(({ isChanged }) => isChanged)
      .map(({ name, exerciseId }) => ({ name, exerciseId }));
    return {
      fileName: this.fileName,
      content: this.content,
      ...(this.unit && { unit: this.unit }),
      ...(mappings.length > 0 && { mappings }),
    };
  }

  private fail(thrown: unknown, back: 'choose' | 'preview'): void {
    this.problem = problemText(thrown);
    this.step = back;
  }
}
