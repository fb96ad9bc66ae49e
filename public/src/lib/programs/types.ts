export type SetType = 'warmup' | 'normal' | 'drop' | 'failure' | 'amrap';
export type LoadKind = 'kg' | 'lb' | 'percent_1rm' | 'percent_tm' | 'bodyweight';
export type ProgressionKind = 'linear' | 'double' | 'percent_tm' | 'rpe';
export type Visibility = 'private' | 'coach_only' | 'template' | 'public';
export type Difficulty = 'beginner' | 'intermediate' | 'advanced';

export interface PrescribedSet {
  type: SetType;
  reps: number | null;
  repsMax: number | null;
  loadKind: LoadKind | null;
  load: number | null;
  rpe: number | null;
  rir: number | null;
  durationSeconds: number | null;
  distanceMeters: number | null;
}
export interface Progression {
  kind: ProgressionKind;
  increment: number | null;
  incrementUnit: 'kg' | 'lb' | null;
  tries: number | null;
  deloadPercent: number | null;
  weeklyPercents: number[];
}
export interface SlotExercise {
  exerciseId: string | null;
  exercise: string;
  note: string | null;
  restSeconds: number | null;
  tempo: string | null;
  progression: Progression | null;
  sets: PrescribedSet[];
}
export interface Slot {
  exercises: SlotExercise[];
}
export interface ProgramDay {
  id: string | null;
  title: string;
  notes: string | null;
  slots: Slot[];
}
interface ProgramBase {
  id: string;
  ownerId: string;
  title: string;
  description: string | null;
  difficulty: Difficulty | null;
  expectedDurationWeeks: number | null;
  goals: string[];
  coachNotes: string | null;
  visibility: Visibility;
  version: number;
  createdAt: string;
  updatedAt: string;
}
export interface Program extends ProgramBase {
  weeks: { days: ProgramDay[] }[];
}
export type ProgramInput = Omit<Program, 'id' | 'ownerId' | 'version' | 'createdAt' | 'updatedAt'>;
export interface ProgramSummary extends ProgramBase {
  weekCount: number;
  dayCount: number;
  owner: { id: string; displayName: string };
  athletes: { id: string; displayName: string }[];
  athleteCount: number;
}
export interface ProgramRun {
  id: string;
  programId: string | null;
  title: string;
  athlete: { id: string; displayName: string };
  startDate: string;
  weekdays: number[];
  athleteMayMove: boolean;
  upcomingCount: number;
  completedCount: number;
  isCurrent: boolean;
  createdAt: string;
  endedAt: string | null;
}
