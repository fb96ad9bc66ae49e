// Changes to a session's rows. They change the draft itself, which is what the page shows and keeps.
import type { WeightUnit } from '$lib/units';
import { allExercises, newSet, type Draft, type DraftBlock, type DraftExercise } from './draft';

export function addExercise(draft: Draft, exercise: DraftExercise): void {
  draft.blocks.push({ id: crypto.randomUUID(), exercises: [exercise] });
}

/** Another set like the one before it; its plan stays that one's own. */
export function addSet(exercise: DraftExercise, unit: WeightUnit): void {
  const last = exercise.sets.at(-1);
  const set = newSet(last?.weightUnit ?? unit);
  exercise.sets.push({
    ...set,
    distanceUnit: last?.distanceUnit ?? set.distanceUnit,
    reps: last?.reps ?? '',
    weight: last?.weight ?? '',
    duration: last?.duration ?? '',
    distance: last?.distance ?? '',
  });
}

export function removeSet(exercise: DraftExercise, setId: string): void {
  exercise.sets = exercise.sets.filter(({ id }) => id !== setId);
}

/** One place up (−1) or down (1), as far as there is one. */
export function move<T extends { id: string }>(list: T[], id: string, by: -1 | 1): void {
  const from = list.findIndex((one) => one.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return;
  [list[from], list[to]] = [list[to]!, list[from]!];
}

export function blockOf(draft: Draft, exerciseId: string): DraftBlock | undefined {
  return draft.blocks.find(({ exercises }) => exercises.some(({ id }) => id === exerciseId));
}

/** An exercise of a superset moves within it; one that stands alone moves among the blocks. */
export function moveExercise(draft: Draft, exerciseId: string, by: -1 | 1): void {
  const block = blockOf(draft, exerciseId);
  if (!block) return;
  if (block.exercises.length > 1) move(block.exercises, exerciseId, by);
  else move(draft.blocks, block.id, by);
}

export function canMove(draft: Draft, exerciseId: string, by: -1 | 1): boolean {
  const block = blockOf(draft, exerciseId);
  if (!block) return false;
  const list: { id: string }[] = block.exercises.length > 1 ? block.exercises : draft.blocks;
  const to = list.findIndex(({ id }) => id === (block.exercises.length > 1 ? exerciseId : block.id)) + by;
  return to >= 0 && to < list.length;
}

/** Joins an exercise's block to the one before it, as a superset. */
export function joinToPrevious(draft: Draft, exerciseId: string): void {
  const block = blockOf(draft, exerciseId);
  const before = block && draft.blocks[draft.blocks.indexOf(block) - 1];
  if (!before) return;
  before.exercises.push(...block.exercises);
  draft.blocks = draft.blocks.filter(({ id }) => id !== block.id);
}

/** Takes an exercise out of its superset, right after it. */
export function takeApart(draft: Draft, exerciseId: string): void {
  const block = blockOf(draft, exerciseId);
  const exercise = block?.exercises.find(({ id }) => id === exerciseId);
  if (!block || !exercise || block.exercises.length < 2) return;
  block.exercises = block.exercises.filter(({ id }) => id !== exerciseId);
  const place = draft.blocks.indexOf(block) + 1;
  draft.blocks.splice(place, 0, { id: crypto.randomUUID(), exercises: [exercise] });
}

export function removeExercise(draft: Draft, exerciseId: string): void {
  for (const block of draft.blocks) block.exercises = block.exercises.filter(({ id }) => id !== exerciseId);
  draft.blocks = draft.blocks.filter(({ exercises }) => exercises.length);
}

/** What to do after a set: in a superset the next exercise's set, else the same exercise's next; null at the end. */
export function nextAfter(draft: Draft, exercise: DraftExercise): string | null {
  const block = blockOf(draft, exercise.id);
  const open = ({ sets }: DraftExercise) => sets.some(({ done }) => !done);
  const place = block?.exercises.findIndex(({ id }) => id === exercise.id) ?? 0;
  const inTurn = [
    ...(block?.exercises.slice(place + 1) ?? []),
    ...(block?.exercises.slice(0, place + 1) ?? []),
  ];
  return (inTurn.find(open) ?? allExercises(draft).find(open))?.name ?? null;
}

/** Whether a pause follows a set of this exercise: within a superset only after its last exercise. */
export function restsAfter(draft: Draft, exercise: DraftExercise): boolean {
  return blockOf(draft, exercise.id)?.exercises.at(-1)?.id === exercise.id;
}
