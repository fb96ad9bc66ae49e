import { api, data, everyPage, idempotencyKey } from '$lib/api/client';
import type { Assignment, AssignmentStatus, NewSet, WorkoutLog } from '$lib/api/types';
import { addDays } from '$lib/time';

export type Period = 'upcoming' | 'past' | 'all';

export interface Filters {
  athleteId: string;
  status: AssignmentStatus | '';
  period: Period;
}

/** The days that a period means, as the API takes them. */
export function daysOf(period: Period, today: string): { from?: string; to?: string } {
  if (period === 'upcoming') return { from: today };
  if (period === 'past') return { to: addDays(today, -1) };
  return {};
}

export function readGivenAssignments(filters: Filters, today: string): Promise<Assignment[]> {
  const query = {
    limit: 100,
    ...daysOf(filters.period, today),
    ...(filters.athleteId && { athleteId: filters.athleteId }),
    ...(filters.status && { status: filters.status }),
  };
  return everyPage((cursor) =>
    api.GET('/api/coach/assignments', { params: { query: { ...query, cursor } } }),
  );
}

export function readLogs(athleteId: string): Promise<WorkoutLog[]> {
  const query = { limit: 100, ...(athleteId && { athleteId }) };
  return everyPage((cursor) => api.GET('/api/coach/logs', { params: { query: { ...query, cursor } } }));
}

export function readOwnAssignments(): Promise<Assignment[]> {
  return everyPage((cursor) =>
    api.GET('/api/athlete/assignments', { params: { query: { limit: 100, cursor } } }),
  );
}

export function readOwnAssignment(assignmentId: string): Promise<Assignment> {
  return data(api.GET('/api/athlete/assignments/{assignmentId}', { params: { path: { assignmentId } } }));
}

export interface NewAssignments {
  athleteIds: string[];
  title: string;
  scheduledFor: string;
  notes?: string;
}

export function createAssignments(body: NewAssignments, key: string) {
  return data(api.POST('/api/coach/assignments', { headers: idempotencyKey(key), body }));
}

export interface NewLog {
  sets: NewSet[];
  notes?: string;
  perceivedEffort?: number;
}

export function logWorkout(assignmentId: string, body: NewLog, key: string) {
  return data(
    api.POST('/api/athlete/assignments/{assignmentId}/log', {
      params: { path: { assignmentId } },
      headers: idempotencyKey(key),
      body,
    }),
  );
}

/** Assignments under the day that they are meant for. */
export function byDay(
  assignments: readonly Assignment[],
  order: 'soonest' | 'latest',
): [string, Assignment[]][] {
  const days = new Map<string, Assignment[]>();
  for (const one of assignments) days.set(one.scheduledFor, [...(days.get(one.scheduledFor) ?? []), one]);
  const sign = order === 'soonest' ? 1 : -1;
  return [...days].sort(([a], [b]) => sign * a.localeCompare(b));
}

export type Standing = AssignmentStatus | 'overdue';

/** Its status, and whether its day has passed without anything logged. */
export function standingOf(assignment: Pick<Assignment, 'status' | 'scheduledFor'>, today: string): Standing {
  return assignment.status === 'assigned' && assignment.scheduledFor < today ? 'overdue' : assignment.status;
}
