import { ask, type ExerciseSummary } from '$lib/api/awaited';

/** The exercises that a typed name may mean, the best first. */
export async function findExercises(typed: string): Promise<ExerciseSummary[]> {
  const query = new URLSearchParams({ limit: '20', ...(typed.trim() && { q: typed.trim() }) });
  return (await ask<{ items: ExerciseSummary[] }>('GET', `/api/exercises?${query}`)).items;
}
