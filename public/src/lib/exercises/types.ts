import type { components, paths } from '$schema';

export type ExerciseSummary = components['schemas']['ExerciseSummary'];
export type Exercise = components['schemas']['Exercise'];
export type ExerciseInput = paths['/api/exercises']['post']['requestBody']['content']['application/json'];
