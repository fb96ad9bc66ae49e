// What was prescribed and what was done, set by set.
import { inUnit, number } from '$lib/analytics/figures';
import type { LoggedSet, PrescribedSet, Slot } from '$lib/api/types';
import { count } from '$lib/i18n/en';
import { kilogramsPerPound, type WeightUnit } from '$lib/units';

export type Verdict = 'as planned' | 'more' | 'less' | 'missed' | 'not planned';

export interface ComparedSet {
  /** `W` for a warm-up, else its number. */
  label: string;
  target: PrescribedSet | null;
  done: LoggedSet | null;
  verdict: Verdict;
  /** In words: `2 reps fewer, 2.5 kg more`. */
  text: string;
}

export interface ComparedExercise {
  name: string;
  sets: ComparedSet[];
}

/**
 * Each prescribed exercise with its sets beside what was done of it, in the order of the prescription; then what was
 * done beyond. Sets of an exercise belong together in their order, warm-ups apart from the others.
 */
export function compared(
  slots: readonly Slot[],
  done: readonly LoggedSet[],
  unit: WeightUnit,
): ComparedExercise[] {
  const left = [...done];
  const exercises: ComparedExercise[] = [];
  for (const { exercises: planned } of slots) {
    for (const exercise of planned) {
      const own = (set: LoggedSet) =>
        set.exerciseId !== null && exercise.exerciseId !== null
          ? set.exerciseId === exercise.exerciseId
          : sameName(set.exercise, exercise.exercise);
      const sets = exercise.sets.map((target) => {
        const isWarmup = target.type === 'warmup';
        const index = left.findIndex((set) => own(set) && (set.type === 'warmup') === isWarmup);
        return comparedSet(target, index < 0 ? null : left.splice(index, 1)[0]!, unit);
      });
      exercises.push({ name: exercise.exercise, sets });
    }
  }
  for (const set of left) {
    const before = exercises.find(({ name }) => sameName(name, set.exercise));
    const extra = comparedSet(null, set, unit);
    if (before) before.sets.push(extra);
    else exercises.push({ name: set.exercise, sets: [extra] });
  }
  return exercises.map(({ name, sets }) => ({ name, sets: numbered(sets) }));
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function numbered(sets: ComparedSet[]): ComparedSet[] {
  let working = 0;
  return sets.map((set) => {
    const isWarmup = (set.target ?? set.done)?.type === 'warmup';
    return { ...set, label: isWarmup ? 'W' : String(++working) };
  });
}

function comparedSet(target: PrescribedSet | null, done: LoggedSet | null, unit: WeightUnit): ComparedSet {
  const pair = { label: '', target, done };
  if (!done) return { ...pair, verdict: 'missed', text: 'Not done' };
  if (!target) return { ...pair, verdict: 'not planned', text: 'Not planned' };
  const differences = differencesOf(target, done, unit);
  if (!differences.length) return { ...pair, verdict: 'as planned', text: 'As planned' };
  const text = differences.map((one) => one.text).join(', ');
  return {
    ...pair,
    verdict: differences.some(({ isMore }) => !isMore) ? 'less' : 'more',
    text: text.charAt(0).toUpperCase() + text.slice(1),
  };
}

interface Difference {
  isMore: boolean;
  text: string;
}

function differencesOf(target: PrescribedSet, done: LoggedSet, unit: WeightUnit): Difference[] {
  const found: Difference[] = [];
  const differ = (by: number, text: (amount: number) => string) => {
    if (Math.abs(by) < 1e-6) return;
    found.push({ isMore: by > 0, text: text(Math.abs(by)) });
  };
  if (target.reps != null && done.reps != null) {
    // As many as one can is never too many.
    const most = target.type === 'amrap' ? Infinity : (target.repsMax ?? target.reps);
    const by = beyond(done.reps, target.reps, most);
    differ(by, (amount) => `${count(amount, 'rep')} ${by > 0 ? 'more' : 'fewer'}`);
  }
  const load = loadInKilograms(target);
  if (load != null && done.weightKg != null) {
    const by = inUnit(done.weightKg - load, unit);
    // Pounds and kilograms never meet exactly.
    if (Math.abs(by) >= 0.05)
      differ(by, (amount) => `${number(amount, 2)} ${unit} ${by > 0 ? 'more' : 'less'}`);
  }
  if (target.durationSeconds != null && done.durationSeconds != null) {
    const by = done.durationSeconds - target.durationSeconds;
    differ(by, (amount) => `${count(amount, 'second')} ${by > 0 ? 'longer' : 'shorter'}`);
  }
  if (target.distanceMeters != null && done.distanceMeters != null) {
    const by = done.distanceMeters - target.distanceMeters;
    differ(by, (amount) => `${number(amount)} m ${by > 0 ? 'more' : 'less'}`);
  }
  return [...found, ...effortDifference(target, done)];
}

// An effort above the planned one is no achievement, and none below it a failing: it is only said where nothing else is.
function effortDifference(target: PrescribedSet, done: LoggedSet): Difference[] {
  if (target.rpe == null || done.rpe == null || target.rpe === done.rpe) return [];
  const by = done.rpe - target.rpe;
  return [{ isMore: true, text: `RPE ${number(Math.abs(by), 1)} ${by > 0 ? 'higher' : 'lower'}` }];
}

function beyond(value: number, least: number, most: number): number {
  if (value < least) return value - least;
  return value > most ? value - most : 0;
}

function loadInKilograms({ loadKind, load }: PrescribedSet): number | null {
  if (load == null) return null;
  if (loadKind === 'kg') return load;
  return loadKind === 'lb' ? load * kilogramsPerPound : null;
}

const loadUnits = { kg: ' kg', lb: ' lb', percent_1rm: ' % 1RM', percent_tm: ' % TM' };
const typeWords: Record<string, string> = {
  warmup: 'warm-up',
  drop: 'drop set',
  failure: 'to failure',
  amrap: 'AMRAP',
};

/** `6–8 reps · 80 kg · RPE 8` */
export function targetText(set: PrescribedSet): string {
  const { reps, repsMax, loadKind, load } = set;
  const parts = [
    reps != null && (repsMax != null && repsMax !== reps ? `${reps}–${repsMax} reps` : count(reps, 'rep')),
    set.distanceMeters != null && `${number(set.distanceMeters)} m`,
    set.durationSeconds != null && secondsText(set.durationSeconds),
    loadKind === 'bodyweight' && 'bodyweight',
    loadKind != null &&
      loadKind !== 'bodyweight' &&
      load != null &&
      `${number(load, 2)}${loadUnits[loadKind]}`,
    set.rpe != null && `RPE ${set.rpe}`,
    set.rir != null && `${set.rir} RIR`,
    typeWords[set.type ?? 'normal'],
  ];
  return parts.filter(Boolean).join(' · ') || 'as you like';
}

/** `7 reps · 80 kg · RPE 8.5` */
export function doneText(set: LoggedSet, unit: WeightUnit): string {
  const parts = [
    set.reps != null && count(set.reps, 'rep'),
    set.weightKg != null && `${number(inUnit(set.weightKg, unit), 2)} ${unit}`,
    set.distanceMeters != null && `${number(set.distanceMeters)} m`,
    set.durationSeconds != null && secondsText(set.durationSeconds),
    set.rpe != null && `RPE ${set.rpe}`,
    set.rir != null && `${set.rir} RIR`,
  ];
  return parts.filter(Boolean).join(' · ') || 'done';
}

function secondsText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes ? `${minutes}:${String(seconds % 60).padStart(2, '0')} min` : `${seconds} s`;
}

/** How much of what was planned was done: sets, and how many of them as planned or better. */
export function summaryOf(exercises: readonly ComparedExercise[]): {
  planned: number;
  done: number;
  missed: number;
} {
  const sets = exercises.flatMap((one) => one.sets);
  const planned = sets.filter(({ target }) => target !== null);
  return {
    planned: planned.length,
    done: planned.filter(({ done }) => done !== null).length,
    missed: planned.filter(({ done }) => done === null).length,
  };
}
