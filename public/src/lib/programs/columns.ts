// What the sets of an exercise have in common: what they count, what their load is in, and how their effort is said.
import type { Count, DraftExercise, DraftSet, Effort } from './draft';
import type { LoadKind } from './types';

/** Fields that the choice leaves out are emptied: what is not shown must not be prescribed. */
export function withCount(exercise: DraftExercise, count: Count): DraftExercise {
  const timed = count === 'time' || count === 'distance';
  return {
    ...exercise,
    count,
    sets: exercise.sets.map((set) => ({
      ...set,
      ...(timed && { reps: '' }),
      ...(count !== 'range' && { repsMax: '' }),
      ...(!timed && { duration: '' }),
      ...(count !== 'distance' && { distance: '' }),
    })),
  };
}

export function withLoadKind(exercise: DraftExercise, loadKind: LoadKind | null): DraftExercise {
  const hasNumber = loadKind !== null && loadKind !== 'bodyweight';
  const changed = (set: DraftSet): DraftSet => ({ ...set, loadKind, load: hasNumber ? set.load : '' });
  return { ...exercise, loadKind, sets: exercise.sets.map(changed) };
}

/** RPE and reps in reserve say the same from two ends: 10 − RPE. What was typed is turned into the other. */
export function withEffort(exercise: DraftExercise, effort: Effort): DraftExercise {
  const other = (text: string) => {
    const number = Number(text.replace(',', '.'));
    return text.trim() && number >= 0 && number <= 10 ? String(10 - number) : '';
  };
  return {
    ...exercise,
    effort,
    sets: exercise.sets.map((set) => ({
      ...set,
      rpe: effort === 'rpe' ? set.rpe || other(set.rir) : '',
      rir: effort === 'rir' ? set.rir || other(set.rpe) : '',
    })),
  };
}

/** How the load of all sets is given; null where some differ from others. */
export function commonLoadKind({ sets, loadKind }: DraftExercise): LoadKind | 'none' | null {
  const kinds = new Set(sets.map((set) => set.loadKind));
  if (kinds.size > 1) return null;
  return (kinds.size ? [...kinds][0] : loadKind) ?? 'none';
}
