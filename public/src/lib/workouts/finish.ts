// From what was typed to what the API takes.
import type { NewLog, NewSet } from '$lib/api/types';
import { fromKilograms, type WeightUnit } from '$lib/units';
import { allExercises, isFilled, type Draft, type DraftExercise, type DraftSet } from './draft';
import { parseDuration, parseNumber, parseWhole } from './numbers';

export type Field = 'reps' | 'weight' | 'duration' | 'distance';

export const most = { reps: 10_000, kilograms: 2_000, seconds: 86_400, sets: 200, note: 500, notes: 4_000 };

/** What is wrong with what was typed in a field, or null. Nothing typed is not wrong. */
export function fieldProblem(set: DraftSet, field: Field): string | null {
  if (!set[field].trim()) return null;
  if (field === 'reps') {
    const reps = parseWhole(set.reps);
    return reps === null || reps > most.reps ? `Reps are a whole number from 0 to ${most.reps}.` : null;
  }
  if (field === 'weight') {
    const weight = parseNumber(set.weight);
    const heaviest = Math.floor(fromKilograms(most.kilograms, set.weightUnit));
    return weight === null || weight > heaviest
      ? `A weight is a number from 0 to ${heaviest} ${set.weightUnit}.`
      : null;
  }
  if (field === 'duration') {
    const seconds = parseDuration(set.duration);
    return seconds === null || seconds > most.seconds ? 'Write the time as 1:30, or in seconds.' : null;
  }
  return (parseNumber(set.distance) ?? Infinity) > 100_000
    ? 'The distance is a number from 0 to 100000.'
    : null;
}

const fields: Field[] = ['reps', 'weight', 'duration', 'distance'];

/** The first thing wrong with a set, or null. */
export function setProblem(set: DraftSet): { field: Field; text: string } | null {
  for (const field of fields) {
    const text = fieldProblem(set, field);
    if (text) return { field, text };
  }
  return null;
}

/** The id of the first set with something wrong in it, or null. */
export function firstWrong(draft: Draft): string | null {
  return (
    allExercises(draft)
      .flatMap(({ sets }) => sets)
      .find(setProblem)?.id ?? null
  );
}

/** Why the times of a session can't be, or null. Sessions over midnight can. */
export function timesProblem(startedAt: string, endedAt: string | null, now: Date): string | null {
  const [start, end] = [Date.parse(startedAt), endedAt === null ? null : Date.parse(endedAt)];
  if (Number.isNaN(start) || Number.isNaN(end)) return 'When was it?';
  if (start > now.getTime() + 60_000) return 'The start is in the future.';
  if (end !== null && end < start) return 'It ends before it starts.';
  if (end !== null && end - start > 24 * 3600_000) return 'A session lasts a day at most.';
  return null;
}

/** Sets that count: those that are checked, and those with something in them. An empty row is no set. */
export function countedSets(exercise: DraftExercise): DraftSet[] {
  return exercise.sets.filter((set) => set.done || isFilled(set));
}

/** The log as the API takes it. Call it only where nothing is wrong. */
export function toNewLog(draft: Draft, endedAt: string | null): NewLog {
  const notes = allNotes(draft);
  return {
    ...(draft.assignmentId === null || draft.log ? { title: draft.title.trim() || 'Workout' } : {}),
    performedAt: draft.startedAt,
    ...(endedAt !== null && { endedAt }),
    sets: draft.blocks.flatMap(({ exercises }, slot) => exercises.flatMap((one) => newSets(one, slot))),
    ...(notes && { notes }),
    ...(draft.effort !== null && { perceivedEffort: draft.effort }),
  } as NewLog;
}

function newSets(exercise: DraftExercise, slot: number): NewSet[] {
  return countedSets(exercise).map((set) => toNewSet(exercise, set, slot));
}

function toNewSet({ exerciseId, name }: DraftExercise, set: DraftSet, slot: number): NewSet {
  const [reps, weight] = [parseWhole(set.reps), parseNumber(set.weight)];
  const [durationSeconds, distance] = [parseDuration(set.duration), parseNumber(set.distance)];
  const [kind, effort] = set.effort.split(':');
  return {
    ...(exerciseId && { exerciseId }),
    exercise: name,
    slot: Math.min(slot, 99),
    type: set.type,
    ...(reps !== null && { reps }),
    ...(weight !== null && { weight, weightUnit: set.weightUnit as WeightUnit }),
    ...(durationSeconds !== null && { durationSeconds }),
    ...(distance !== null && { distance, distanceUnit: set.distanceUnit }),
    ...(kind === 'rpe' && { rpe: Number(effort) }),
    ...(kind === 'rir' && { rir: Number(effort) }),
    ...(set.note.trim() && { note: set.note.trim() }),
  } as NewSet;
}

// The API keeps notes of sets and of the whole; a note about an exercise is told by its name in the whole.
function allNotes(draft: Draft): string {
  const own = allExercises(draft)
    .filter(({ note }) => note.trim())
    .map(({ name, note }) => `${name}: ${note.trim()}`);
  return [draft.notes.trim(), ...own].filter(Boolean).join('\n').slice(0, most.notes);
}
