// TEMPORARY until the endpoints exist: replaced by the generated types.
export type SetType = 'warmup' | 'normal' | 'drop' | 'failure' | 'amrap';
export type Measure = 'weight_reps' | 'reps' | 'duration' | 'distance_duration';
export type DistanceUnit = 'm' | 'km' | 'mi';
export interface PrescribedSet {
  type: SetType;
  reps: number | null;
  repsMax: number | null;
  loadKind: 'kg' | 'lb' | 'percent_1rm' | 'percent_tm' | 'bodyweight' | null;
  load: number | null;
  rpe: number | null;
  rir: number | null;
  durationSeconds: number | null;
  distanceMeters: number | null;
}
export interface SlotExercise {
  exerciseId: string | null;
  exercise: string;
  note: string | null;
  restSeconds: number | null;
  tempo: string | null;
  sets: PrescribedSet[];
}
export interface Slot {
  exercises: SlotExercise[];
}
export interface NewSet {
  exerciseId?: string;
  exercise: string;
  slot?: number;
  type?: SetType;
  reps?: number;
  weight?: number;
  weightUnit?: 'kg' | 'lb';
  durationSeconds?: number;
  distance?: number;
  distanceUnit?: DistanceUnit;
  rpe?: number;
  rir?: number;
  note?: string;
}
export interface LoggedSet {
  exerciseId: string | null;
  exercise: string;
  slot: number;
  type: SetType;
  reps: number | null;
  weight: number | null;
  weightUnit: 'kg' | 'lb' | null;
  weightKg: number | null;
  durationSeconds: number | null;
  distance: number | null;
  distanceUnit: DistanceUnit | null;
  distanceMeters: number | null;
  rpe: number | null;
  rir: number | null;
  note: string | null;
}
export interface WorkoutLog {
  id: string;
  assignmentId: string | null;
  athleteId: string;
  title: string;
  scheduledFor: string | null;
  day: string;
  performedAt: string;
  endedAt: string | null;
  perceivedEffort: number | null;
  notes: string | null;
  source: string;
  version: number;
  sets: LoggedSet[];
  createdAt: string;
  updatedAt: string;
}
export interface NewLog {
  title?: string;
  performedAt?: string;
  endedAt?: string;
  sets: NewSet[];
  notes?: string;
  perceivedEffort?: number;
}
export interface LastTime {
  day: string;
  logId: string;
  sets: LoggedSet[];
}
export interface SessionPlan {
  assignment: {
    id: string;
    title: string;
    notes: string | null;
    scheduledFor: string;
    status: 'assigned' | 'completed' | 'skipped' | 'excused';
  };
  slots: Slot[];
  exercises: {
    exerciseId: string | null;
    exercise: string;
    lastTime: LastTime | null;
    suggestion: {
      weight: number | null;
      weightUnit: 'kg' | 'lb' | null;
      reps: number | null;
      reason: string;
    } | null;
    trainingMaxKg: number | null;
    oneRepMaxKg: number | null;
  }[];
}
export interface ExerciseSummary {
  id: string;
  name: string;
  source: string;
  measure: Measure;
  category: string;
  equipment: string | null;
  primaryMuscles: string[];
}
export interface CheckIn {
  day: string;
  sleep: number;
  mood: number;
  energy: number;
  stress: number;
  soreness: number;
  note: string | null;
}
export interface BodyWeight {
  day: string;
  weight: number;
  weightUnit: 'kg' | 'lb';
  weightKg: number;
}
