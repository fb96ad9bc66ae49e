// Until the server's document has them.
import { connection } from '$lib/connection.svelte';
import { ApiError } from './error';
export interface AdherenceWindow {
  days: number;
  planned: number;
  completed: number;
  excused: number;
  percent: number | null;
}
export interface Load {
  acute: number;
  chronic: number;
  coupled: number | null;
  uncoupled: number | null;
  ewma: number | null;
  enoughData: boolean;
}
export interface TrainingWeek {
  week: string;
  sessions: number;
  durationSeconds: number;
  volumeKg: number;
  sets: number;
  hardSets: number;
  load: number;
}
export interface MuscleWeeks {
  muscle: string;
  weeks: { week: string; hardSets: number }[];
}
export interface AnalyticsExercise {
  exerciseKey: string;
  exerciseId: string | null;
  name: string;
  lastDay: string;
  sessions: number;
  e1rmKg: number | null;
  bestE1rmKg: number | null;
}
export interface LiftRecord {
  exerciseKey: string;
  name: string;
  reps: number;
  weightKg: number;
  previousKg: number | null;
  day: string;
}
export interface Scores {
  dots: number | null;
  wilks2020: number | null;
  ipfGl: number | null;
  bodyWeightKg: number | null;
  totalKg: number | null;
}
export interface Analytics {
  adherence: AdherenceWindow[];
  load: Load;
  streakWeeks: number;
  weeks: TrainingWeek[];
  muscles: MuscleWeeks[];
  exercises: AnalyticsExercise[];
  records: LiftRecord[];
  scores: Scores;
}
export interface ProgressDay {
  day: string;
  epleyKg: number | null;
  brzyckiKg: number | null;
  rpeAdjustedKg: number | null;
  maxWeightKg: number;
  volumeKg: number;
  sets: number;
}
export interface RepMax {
  reps: number;
  weightKg: number;
  day: string;
}
export interface ExerciseProgress {
  name: string;
  days: ProgressDay[];
  repMaxes: RepMax[];
  records: LiftRecord[];
}
export interface BodyWeight {
  day: string;
  weight: number;
  weightUnit: 'kg' | 'lb';
  weightKg: number;
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
export interface DashboardRow {
  athlete: { id: string; displayName: string };
  open: boolean;
  lastDay: string | null;
  sessions7: number;
  sets7: number;
  adherence30: number | null;
  load: { acute: number; chronic: number; coupled: number | null };
  checkIn: CheckIn | null;
}
export interface Comparison {
  athlete: { id: string; displayName: string };
  points: { week: string; value: number | null }[];
}
export async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  });
  const text = await response.text();
  if (!response.ok) throw new ApiError(response.status, text ? JSON.parse(text) : {});
  connection.reportReached();
  return text ? JSON.parse(text) : (undefined as T);
}
export interface ExerciseSummary {
  id: string;
  name: string;
  source: string;
  equipment: string | null;
  primaryMuscles: string[];
}
export interface PrescribedSet {
  type: 'warmup' | 'normal' | 'drop' | 'failure' | 'amrap';
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
export interface DoneSet {
  exerciseId: string | null;
  exercise: string;
  slot: number;
  type: string;
  reps: number | null;
  weight: number | null;
  weightUnit: 'kg' | 'lb' | null;
  weightKg: number | null;
  durationSeconds: number | null;
  distanceMeters: number | null;
  rpe: number | null;
  rir: number | null;
  note: string | null;
}
export interface CalendarEntry {
  id: string;
  title: string;
  scheduledFor: string;
  status: 'assigned' | 'completed' | 'skipped' | 'excused';
  programId: string | null;
  programTitle: string | null;
  runId: string | null;
  coachId: string | null;
  athleteId: string;
  mayMove: boolean;
  reason: string | null;
  exerciseCount: number;
  setCount: number;
  logId: string | null;
}
export interface Prescription {
  assignmentId: string;
  slots: Slot[];
}
export interface ImportExercise {
  name: string;
  sets: number;
  exerciseId: string | null;
  matchedName: string | null;
  isNew: boolean;
}
export interface LineNote {
  line: number;
  message: string;
}
export interface ImportPreview {
  format: string;
  dialect: string;
  needsUnit: boolean;
  workouts: number;
  newWorkouts: number;
  sets: number;
  from: string | null;
  to: string | null;
  exercises: ImportExercise[];
  problems: LineNote[];
  outliers: LineNote[];
}
export interface ImportResult {
  id: string;
  format: string;
  fileName: string;
  workouts: number;
  sets: number;
  alreadyThere: number;
  createdAt: string;
}
