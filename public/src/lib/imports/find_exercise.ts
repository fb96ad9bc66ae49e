import { api, data } from '$lib/api/client';
import type { ExerciseSummary } from '$lib/api/types';

/** The exercises that a typed name may mean, the best first. */
export async function findExercises(typed: string): Promise<ExerciseSummary[]> {
  const query = { limit: 20, ...(typed.trim() && { q: typed.trim() }) };
  return (await data(api.GET('/api/exercises', { params: { query } }))).items;
}
