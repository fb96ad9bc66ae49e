import { api, data, idempotencyKey } from '$lib/api/client';
import type { Exercise, ExerciseInput, ExerciseSummary } from './types';

export interface Filters {
  q: string;
  muscle: string;
  equipment: string;
  category: string;
  source: string;
}

export const noFilters: Filters = { q: '', muscle: '', equipment: '', category: '', source: '' };

/** A page of exercises, the best match first where something is searched for. */
export function readExercises(filters: Filters, cursor?: string, limit = 40) {
  const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => value.trim()));
  return data(api.GET('/api/exercises', { params: { query: { ...chosen, limit, cursor } } }));
}

export function readExercise(exerciseId: string): Promise<Exercise> {
  return data(api.GET('/api/exercises/{exerciseId}', { params: { path: { exerciseId } } }));
}

export function createExercise(body: ExerciseInput, key: string): Promise<Exercise> {
  return data(api.POST('/api/exercises', { headers: idempotencyKey(key), body }));
}

export function changeExercise(exerciseId: string, body: ExerciseInput): Promise<Exercise> {
  return data(api.PUT('/api/exercises/{exerciseId}', { params: { path: { exerciseId } }, body }));
}

export function deleteExercise(exerciseId: string, keepalive: boolean) {
  return data(api.DELETE('/api/exercises/{exerciseId}', { params: { path: { exerciseId } }, keepalive }));
}

export const muscles = [
  'abdominals',
  'abductors',
  'adductors',
  'biceps',
  'calves',
  'chest',
  'forearms',
  'glutes',
  'hamstrings',
  'lats',
  'lower_back',
  'middle_back',
  'neck',
  'quadriceps',
  'shoulders',
  'traps',
  'triceps',
] as const;

export const equipments = [
  'bands',
  'barbell',
  'body_only',
  'cable',
  'dumbbell',
  'e_z_curl_bar',
  'exercise_ball',
  'foam_roll',
  'kettlebells',
  'machine',
  'medicine_ball',
  'other',
] as const;

export const categories = [
  'strength',
  'powerlifting',
  'olympic_weightlifting',
  'strongman',
  'plyometrics',
  'cardio',
  'stretching',
] as const;

export const measures: Record<ExerciseSummary['measure'], string> = {
  weight_reps: 'Weight and reps',
  reps: 'Reps only',
  duration: 'Time',
  distance_duration: 'Distance and time',
};

export const sources: Record<ExerciseSummary['source'], string> = {
  library: 'Library',
  own: 'Yours',
  coach: 'From your coach',
  athlete: 'An athlete’s',
};

const spelled: Record<string, string> = { e_z_curl_bar: 'EZ curl bar', body_only: 'Body only' };

/** `middle_back` as people write it: `Middle back`. */
export function word(name: string): string {
  return spelled[name] ?? (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('_', ' ');
}

/** Choices for a field: nothing in particular first. */
export function choices(names: readonly string[], none: string) {
  return [{ value: '', label: none }, ...names.map((name) => ({ value: name, label: word(name) }))];
}

/** `Barbell · Quadriceps, Glutes` */
export function summaryText({ equipment, primaryMuscles, category }: ExerciseSummary): string {
  const parts = [equipment && word(equipment), primaryMuscles.map(word).join(', ')];
  return parts.filter(Boolean).join(' · ') || word(category);
}
