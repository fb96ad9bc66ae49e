import type { LoggedSet, WorkoutLog } from '$lib/api/types';
import { fromKilograms, type WeightUnit } from '$lib/units';

/** Logs under their month, `2026-11`, the latest first. */
export function byMonth(logs: readonly WorkoutLog[]): [month: string, logs: WorkoutLog[]][] {
  const months = new Map<string, WorkoutLog[]>();
  const latestFirst = [...logs].sort((a, b) => b.performedAt.localeCompare(a.performedAt));
  for (const log of latestFirst) {
    const month = log.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), log]);
  }
  return [...months].sort(([a], [b]) => b.localeCompare(a));
}

/** What was lifted in all, without warm-ups, in whole units. */
export function volumeOf(sets: readonly LoggedSet[], unit: WeightUnit): number {
  const kilograms = sets
    .filter(({ type }) => type !== 'warmup')
    .reduce((sum, { reps, weightKg }) => sum + (reps ?? 0) * (weightKg ?? 0), 0);
  return Math.round(fromKilograms(kilograms, unit));
}

/** `1 h 5 min`, `48 min`; null where it is not known. Over midnight it is as long as by day. */
export function lengthOf({
  performedAt,
  endedAt,
}: Pick<WorkoutLog, 'performedAt' | 'endedAt'>): string | null {
  return endedAt === null ? null : minutesText((Date.parse(endedAt) - Date.parse(performedAt)) / 60_000);
}

export function minutesText(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  return [hours && `${hours} h`, (rest || !hours) && `${rest} min`].filter(Boolean).join(' ');
}

export interface DoneExercise {
  name: string;
  slot: number;
  sets: LoggedSet[];
}

/** The sets of a log under their exercises, in the order they were done; exercises of one slot are a superset. */
export function byExercise(sets: readonly LoggedSet[]): DoneExercise[] {
  const done: DoneExercise[] = [];
  for (const set of sets) {
    const same = done.find(({ name, slot }) => name === set.exercise && slot === set.slot);
    if (same) same.sets.push(set);
    else done.push({ name: set.exercise, slot: set.slot, sets: [set] });
  }
  return done;
}
