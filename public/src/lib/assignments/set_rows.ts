import type { LoggedSet, NewSet } from '$lib/api/types';
import { fromKilograms, type WeightUnit } from '$lib/units';

/** One line of the log as it is typed: text, because a half-typed number is none. */
export interface SetRow {
  id: number;
  exercise: string;
  reps: string;
  weight: string;
  rpe: string;
}

export interface LogDraft {
  rows: SetRow[];
  /** What its weights are typed in: another choice in the settings does not make them others. */
  unit: WeightUnit;
  notes: string;
  effort: number | null;
}

export function emptyDraft(): LogDraft {
  return { rows: [nextRow([])], unit: 'kg', notes: '', effort: null };
}

/** A new line, which most often goes on with the exercise above it. */
export function nextRow(rows: readonly SetRow[]): SetRow {
  const last = rows.at(-1);
  const id = Math.max(0, ...rows.map((row) => row.id)) + 1;
  return {
    id,
    exercise: last?.exercise ?? '',
    reps: last?.reps ?? '',
    weight: last?.weight ?? '',
    rpe: '',
  };
}

export interface RowProblem {
  field: Exclude<keyof SetRow, 'id'>;
  text: string;
}

/** What is wrong with a line, or null. Lines without anything in them are left out, not wrong. */
export function rowProblem(row: SetRow, unit: WeightUnit = 'kg'): RowProblem | null {
  if (isEmpty(row)) return null;
  const exercise = row.exercise.trim();
  if (!exercise) return { field: 'exercise', text: 'Which exercise?' };
  if ([...exercise].length > 120) return { field: 'exercise', text: 'The exercise’s name is too long.' };
  if (!within(row.reps, 0, 10000, 1)) return { field: 'reps', text: 'Reps are a whole number up to 10000.' };
  const heaviest = Math.floor(fromKilograms(2000, unit));
  if (!within(row.weight, 0, heaviest)) {
    return { field: 'weight', text: `The weight is a number up to ${heaviest} ${unit}.` };
  }
  if (!within(row.rpe, 1, 10, 0.5)) return { field: 'rpe', text: 'RPE goes from 1 to 10 in half steps.' };
  return null;
}

/** The lines as the API takes them. Call it only where no line has a problem. */
export function toSets(rows: readonly SetRow[], unit: WeightUnit = 'kg'): NewSet[] {
  return rows
    .filter((row) => !isEmpty(row))
    .map((row) => ({
      exercise: row.exercise.trim(),
      ...(row.reps.trim() && { reps: toNumber(row.reps) }),
      ...(row.weight.trim() && { weight: toNumber(row.weight), weightUnit: unit }),
      ...(row.rpe.trim() && { rpe: toNumber(row.rpe) }),
    })) as NewSet[];
}

/** What a line about a set tells of. */
export type DoneSet = Partial<LoggedSet>;

/** `3 reps · 100 kg · RPE 8`, of whatever there is. */
export function setText(set: DoneSet, unit: WeightUnit = 'kg'): string {
  const parts = [
    set.reps != null && `${set.reps} ${set.reps === 1 ? 'rep' : 'reps'}`,
    weightText(set, unit),
    set.distanceMeters != null && distanceText(set.distanceMeters),
    set.durationSeconds != null && durationText(set.durationSeconds),
    set.rpe != null && `RPE ${set.rpe}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

// As it was typed, where it was typed in the unit that it is read in.
function weightText(set: DoneSet, unit: WeightUnit): string | false {
  if (set.weightKg == null) return false;
  const weight = set.weightUnit === unit ? set.weight : fromKilograms(set.weightKg, unit);
  return `${weight} ${unit}`;
}

function distanceText(meters: number): string {
  return meters >= 1000 ? `${Number((meters / 1000).toFixed(2))} km` : `${meters} m`;
}

function durationText(seconds: number): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${pad(minutes)}:${pad(seconds % 60)} h` : `${minutes}:${pad(seconds % 60)} min`;
}

function isEmpty(row: SetRow): boolean {
  return !row.exercise.trim() && !row.reps.trim() && !row.weight.trim() && !row.rpe.trim();
}

function within(text: string, least: number, most: number, step?: number): boolean {
  if (!text.trim()) return true;
  const number = toNumber(text);
  return number >= least && number <= most && (!step || Number.isInteger(number / step));
}

// A comma is the decimal point of half the world.
function toNumber(text: string): number {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}
