// A session of Maya's: squats with a warm-up, then bench press and rows in turn.
import type { LoggedSet, PrescribedSet, SessionPlan, WorkoutLog } from '$lib/api/types';

export const now = new Date('2026-11-26T17:30:00Z');

export function planned(changes: Partial<PrescribedSet> = {}): PrescribedSet {
  return {
    type: 'normal',
    reps: 5,
    repsMax: null,
    loadKind: null,
    load: null,
    rpe: null,
    rir: null,
    durationSeconds: null,
    distanceMeters: null,
    ...changes,
  };
}

export function logged(changes: Partial<LoggedSet> = {}): LoggedSet {
  return {
    exerciseId: null,
    exercise: 'Squat',
    slot: 0,
    type: 'normal',
    reps: 5,
    weight: 100,
    weightUnit: 'kg',
    weightKg: 100,
    durationSeconds: null,
    distance: null,
    distanceUnit: null,
    distanceMeters: null,
    rpe: null,
    rir: null,
    note: null,
    ...changes,
  };
}

export function log(changes: Partial<WorkoutLog> = {}): WorkoutLog {
  return {
    id: 'log',
    assignmentId: null,
    athleteId: 'maya',
    title: 'Lower body',
    scheduledFor: null,
    day: '2026-11-26',
    performedAt: '2026-11-26T17:30:00Z',
    endedAt: '2026-11-26T18:35:00Z',
    perceivedEffort: 7,
    notes: null,
    source: 'app',
    version: 1,
    sets: [logged()],
    createdAt: '2026-11-26T18:35:00Z',
    updatedAt: '2026-11-26T18:35:00Z',
    ...changes,
  };
}

export function plan(): SessionPlan {
  const exercise = (name: string, sets: PrescribedSet[], restSeconds: number | null = null) => ({
    exerciseId: null,
    exercise: name,
    note: null,
    restSeconds,
    tempo: null,
    progression: null,
    sets,
  });
  const known = (name: string, changes: Partial<SessionPlan['exercises'][number]> = {}) => ({
    exerciseId: null,
    exercise: name,
    lastTime: null,
    suggestion: null,
    trainingMaxKg: null,
    oneRepMaxKg: null,
    ...changes,
  });
  return {
    assignment: {
      id: 'assignment',
      coachId: 'sofia',
      athleteId: 'maya',
      title: 'Lower body',
      notes: 'Even pace.',
      scheduledFor: '2026-11-26',
      status: 'assigned',
      completedAt: null,
      createdAt: '2026-11-20T10:00:00Z',
    },
    slots: [
      {
        exercises: [
          exercise(
            'Squat',
            [
              planned({ type: 'warmup', loadKind: 'kg', load: 60 }),
              planned({ loadKind: 'percent_tm', load: 80 }),
              planned({ repsMax: 8, loadKind: 'percent_tm', load: 80, rpe: 8 }),
            ],
            180,
          ),
        ],
      },
      {
        exercises: [
          exercise('Bench', [planned({ loadKind: 'lb', load: 135 })]),
          exercise('Row', [planned()]),
        ],
      },
    ],
    exercises: [
      known('Squat', {
        trainingMaxKg: 132,
        lastTime: {
          day: '2026-11-19',
          logId: 'before',
          sets: [
            logged({ type: 'warmup', weight: 50 }),
            logged({ weight: 102.5 }),
            logged({ weight: 105, rpe: 9 }),
          ],
        },
      }),
      known('Bench'),
      known('Row'),
    ],
  } as SessionPlan;
}
