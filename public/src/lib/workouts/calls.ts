import { api, data, idempotencyKey } from '$lib/api/client';
import { asApiError } from '$lib/api/error';
import type { WeightUnit } from '$lib/units';
import { allExercises, type Draft } from './draft';
import type { Upload } from './uploads';
import type {
  ExerciseSummary,
  LastTime,
  NewLog,
  Page,
  SessionPlan,
  TrainingMax,
  WorkoutLog,
} from '$lib/api/types';

export interface LogQuery {
  from?: string;
  to?: string;
  limit?: number;
  cursor?: string | undefined;
}

/** Stores a finished session, however often it is asked to. */
export function storeLog({
  assignmentId,
  body,
  key,
}: Pick<Upload, 'assignmentId' | 'body' | 'key'>): Promise<WorkoutLog> {
  const headers = idempotencyKey(key);
  return assignmentId === null
    ? data(api.POST('/api/workouts', { headers, body }))
    : data(
        api.POST('/api/athlete/assignments/{assignmentId}/log', {
          params: { path: { assignmentId } },
          headers,
          body,
        }),
      );
}

export function listLogs(query: LogQuery): Promise<Page<WorkoutLog>> {
  return data(api.GET('/api/workouts', { params: { query } }));
}

export function readLog(logId: string): Promise<WorkoutLog> {
  return data(api.GET('/api/workouts/{logId}', { params: { path: { logId } } }));
}

export function changeLog(logId: string, body: NewLog & { version: number }): Promise<WorkoutLog> {
  return data(api.PUT('/api/workouts/{logId}', { params: { path: { logId } }, body }));
}

export function deleteLog(logId: string, keepalive = false): Promise<unknown> {
  return data(api.DELETE('/api/workouts/{logId}', { params: { path: { logId } }, keepalive }));
}

export function readPlan(assignmentId: string): Promise<SessionPlan> {
  return data(
    api.GET('/api/athlete/assignments/{assignmentId}/session', { params: { path: { assignmentId } } }),
  );
}

export function readLastTime(exerciseId: string): Promise<LastTime> {
  return data(api.GET('/api/workouts/last', { params: { query: { exerciseId } } }));
}

/** What the percentages of a program go by, for this exercise, from now on. */
export function setTrainingMax(
  exerciseId: string,
  weight: number,
  weightUnit: WeightUnit,
): Promise<TrainingMax> {
  return data(
    api.PUT('/api/workouts/training-maxes/{exerciseId}', {
      params: { path: { exerciseId } },
      body: { weight, weightUnit },
    }),
  );
}

export function findExercises(q: string): Promise<Page<ExerciseSummary>> {
  return data(api.GET('/api/exercises', { params: { query: { ...(q && { q }), limit: 30 } } }));
}

/** Those exercises of a session that its athlete sees no longer. Where the server does not say, they count as there. */
export async function goneExercises(draft: Draft): Promise<Set<string>> {
  const ids = new Set(allExercises(draft).flatMap(({ exerciseId }) => exerciseId ?? []));
  const gone = new Set<string>();
  for (const exerciseId of ids) {
    try {
      await data(api.GET('/api/exercises/{exerciseId}', { params: { path: { exerciseId } } }));
    } catch (thrown) {
      if (!asApiError(thrown).isTemporary) gone.add(exerciseId);
    }
  }
  return gone;
}
