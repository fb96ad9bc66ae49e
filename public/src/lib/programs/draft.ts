// A program while it is edited: every part has a key that stays when it moves, and numbers are the text that is typed.
import type {
  Difficulty,
  LoadKind,
  PrescribedSet,
  Program,
  ProgramDay,
  ProgramInput,
  Progression,
  ProgressionKind,
  SetType,
  SlotExercise,
  Visibility,
} from './types';
import { numberIn, secondsIn, typedNumber, typedSeconds } from './numbers';

export interface DraftSet {
  key: string;
  type: SetType;
  reps: string;
  repsMax: string;
  loadKind: LoadKind | null;
  load: string;
  rpe: string;
  rir: string;
  duration: string;
  distance: string;
}

export interface DraftProgression {
  kind: ProgressionKind;
  increment: string;
  incrementUnit: 'kg' | 'lb';
  tries: string;
  deloadPercent: string;
  weeklyPercents: string[];
}

/** What the sets of an exercise count. */
export type Count = 'reps' | 'range' | 'time' | 'distance';
export type Effort = 'none' | 'rpe' | 'rir';

export interface DraftExercise {
  key: string;
  exerciseId: string | null;
  exercise: string;
  note: string;
  rest: string;
  tempo: string;
  progression: DraftProgression | null;
  count: Count;
  loadKind: LoadKind | null;
  effort: Effort;
  sets: DraftSet[];
}

export interface DraftSlot {
  key: string;
  exercises: DraftExercise[];
}

export interface DraftDay {
  key: string;
  id: string | null;
  title: string;
  notes: string;
  slots: DraftSlot[];
}

export interface DraftWeek {
  key: string;
  days: DraftDay[];
}

export interface Draft {
  title: string;
  description: string;
  difficulty: Difficulty | '';
  expectedDurationWeeks: string;
  goals: string[];
  coachNotes: string;
  visibility: Visibility;
  weeks: DraftWeek[];
}

export const limits = { weeks: 52, days: 7, slots: 30, exercises: 6, sets: 20 };

export function newKey(): string {
  return crypto.randomUUID();
}

/** A program of one week with one empty day: where everybody begins. */
export function emptyDraft(): Draft {
  return {
    title: '',
    description: '',
    difficulty: '',
    expectedDurationWeeks: '',
    goals: [],
    coachNotes: '',
    visibility: 'private',
    weeks: [{ key: newKey(), days: [newDay('Day 1')] }],
  };
}

export function newDay(title: string): DraftDay {
  return { key: newKey(), id: null, title, notes: '', slots: [] };
}

interface NewExercise {
  id: string | null;
  name: string;
  measure: string;
}

/** An exercise with three sets to fill in, of what its kind counts. */
export function newExercise({ id, name, measure }: NewExercise, unit: 'kg' | 'lb'): DraftExercise {
  const counts: Record<string, Count> = { duration: 'time', distance_duration: 'distance' };
  const exercise: DraftExercise = {
    key: newKey(),
    exerciseId: id,
    exercise: name,
    note: '',
    rest: '',
    tempo: '',
    progression: null,
    count: counts[measure] ?? 'reps',
    loadKind: measure === 'weight_reps' ? unit : null,
    effort: 'none',
    sets: [],
  };
  const sets = measure === 'distance_duration' ? 1 : 3;
  return { ...exercise, sets: Array.from({ length: sets }, () => newSet(exercise)) };
}

/** One more set like the one before it. */
export function newSet(exercise: DraftExercise): DraftSet {
  const last = exercise.sets.at(-1);
  if (last) return { ...last, key: newKey(), type: last.type === 'warmup' ? 'normal' : last.type };
  return {
    key: newKey(),
    type: 'normal',
    reps: '',
    repsMax: '',
    loadKind: exercise.loadKind,
    load: '',
    rpe: '',
    rir: '',
    duration: '',
    distance: '',
  };
}

export type Column = 'reps' | 'repsMax' | 'distance' | 'duration' | 'load' | 'rpe' | 'rir';

/** The fields that the sets of an exercise show: those that were chosen, and those that hold something. */
export function columnsOf({ count, effort, sets }: DraftExercise): Column[] {
  const wanted: Record<Column, boolean> = {
    reps: count === 'reps' || count === 'range',
    repsMax: count === 'range',
    distance: count === 'distance',
    duration: count === 'time' || count === 'distance',
    load: sets.some((set) => set.loadKind !== null && set.loadKind !== 'bodyweight'),
    rpe: effort === 'rpe',
    rir: effort === 'rir',
  };
  return (Object.keys(wanted) as Column[]).filter(
    (column) => wanted[column] || sets.some((set) => set[column] !== ''),
  );
}

export function toDraft(program: Program): Draft {
  return {
    title: program.title,
    description: program.description ?? '',
    difficulty: program.difficulty ?? '',
    expectedDurationWeeks: typedNumber(program.expectedDurationWeeks),
    goals: program.goals,
    coachNotes: program.coachNotes ?? '',
    visibility: program.visibility,
    weeks: program.weeks.map(({ days }) => ({ key: newKey(), days: days.map(toDay) })),
  };
}

function toDay(day: ProgramDay): DraftDay {
  const slots = day.slots.map((slot) => ({ key: newKey(), exercises: slot.exercises.map(toExercise) }));
  return { key: newKey(), id: day.id, title: day.title, notes: day.notes ?? '', slots };
}

function toExercise(given: SlotExercise): DraftExercise {
  const { sets } = given;
  const has = (field: keyof PrescribedSet) => sets.some((set) => set[field] != null);
  const count = has('repsMax') ? 'range' : has('distanceMeters') ? 'distance' : 'time';
  return {
    key: newKey(),
    exerciseId: given.exerciseId ?? null,
    exercise: given.exercise,
    note: given.note ?? '',
    rest: typedSeconds(given.restSeconds),
    tempo: given.tempo ?? '',
    progression: given.progression ? toProgression(given.progression) : null,
    count: count === 'time' && !has('durationSeconds') ? 'reps' : count,
    loadKind: sets.find((set) => set.loadKind)?.loadKind ?? null,
    effort: has('rpe') ? 'rpe' : has('rir') ? 'rir' : 'none',
    sets: sets.map((set) => ({
      key: newKey(),
      type: set.type ?? 'normal',
      reps: typedNumber(set.reps),
      repsMax: typedNumber(set.repsMax),
      loadKind: set.loadKind ?? null,
      load: typedNumber(set.load),
      rpe: typedNumber(set.rpe),
      rir: typedNumber(set.rir),
      duration: typedSeconds(set.durationSeconds),
      distance: typedNumber(set.distanceMeters),
    })),
  };
}

function toProgression(given: Progression): DraftProgression {
  return {
    kind: given.kind,
    increment: typedNumber(given.increment),
    incrementUnit: given.incrementUnit ?? 'kg',
    tries: typedNumber(given.tries),
    deloadPercent: typedNumber(given.deloadPercent),
    weeklyPercents: (given.weeklyPercents ?? []).map(String),
  };
}

/** As the API takes it. What is no number counts as left out: look for problems before saving. */
export function fromDraft(draft: Draft): ProgramInput {
  return {
    title: draft.title.trim(),
    description: textOrNull(draft.description),
    difficulty: draft.difficulty || null,
    expectedDurationWeeks: orNull(numberIn(draft.expectedDurationWeeks)),
    goals: draft.goals,
    coachNotes: textOrNull(draft.coachNotes),
    visibility: draft.visibility,
    weeks: draft.weeks.map(({ days }) => ({
      days: days.map((day) => ({
        id: day.id,
        title: day.title.trim(),
        notes: textOrNull(day.notes),
        slots: day.slots.map(({ exercises }) => ({ exercises: exercises.map(fromExercise) })),
      })),
    })),
  };
}

export function fromExercise(draft: DraftExercise): SlotExercise {
  return {
    exerciseId: draft.exerciseId,
    exercise: draft.exercise.trim(),
    note: textOrNull(draft.note),
    restSeconds: orNull(secondsIn(draft.rest)),
    tempo: textOrNull(draft.tempo),
    progression: draft.progression && fromProgression(draft.progression),
    sets: draft.sets.map(fromSet),
  };
}

function fromSet(set: DraftSet): PrescribedSet {
  const load = set.loadKind === 'bodyweight' ? null : orNull(numberIn(set.load));
  return {
    type: set.type,
    reps: orNull(numberIn(set.reps)),
    repsMax: orNull(numberIn(set.repsMax)),
    // A unit without a number says nothing.
    loadKind: load === null && set.loadKind !== 'bodyweight' ? null : set.loadKind,
    load,
    rpe: orNull(numberIn(set.rpe)),
    rir: orNull(numberIn(set.rir)),
    durationSeconds: orNull(secondsIn(set.duration)),
    distanceMeters: orNull(numberIn(set.distance)),
  };
}

export function fromProgression(draft: DraftProgression): Progression {
  const { kind } = draft;
  const steps = kind === 'linear' || kind === 'double';
  const increment = steps ? orNull(numberIn(draft.increment)) : null;
  return {
    kind,
    increment,
    incrementUnit: increment === null ? null : draft.incrementUnit,
    tries: steps ? orNull(numberIn(draft.tries)) : null,
    deloadPercent: steps ? orNull(numberIn(draft.deloadPercent)) : null,
    weeklyPercents:
      kind === 'percent_tm'
        ? draft.weeklyPercents
            .map(numberIn)
            .filter((one): one is number => one !== null && !Number.isNaN(one))
        : [],
  };
}

function textOrNull(text: string): string | null {
  return text.trim() || null;
}

function orNull(number: number | null): number | null {
  return number === null || Number.isNaN(number) ? null : number;
}
