// A session as it is being logged. Everything typed is kept as text, because a half-typed number is none yet; what the
// plan and the last time say is kept with it, so that a session needs no network once it has begun.
import type { WeightUnit } from '$lib/units';
import type {
  DistanceUnit,
  LoggedSet,
  Measure,
  PrescribedSet,
  SessionPlan,
  SetType,
  SlotExercise,
  WorkoutLog,
} from '$lib/api/types';
import { durationText, plainNumber } from './numbers';
import type { Rest } from './rest';

export interface DraftSet {
  id: string;
  type: SetType;
  reps: string;
  weight: string;
  weightUnit: WeightUnit;
  duration: string;
  distance: string;
  distanceUnit: DistanceUnit;
  /** `rpe:8.5`, `rir:2` or nothing: one of the two at most. */
  effort: string;
  note: string;
  done: boolean;
  planned: PlannedSet | null;
}

/** A prescribed set that says of everything whether it is prescribed. */
export type PlannedSet = { [Name in keyof PrescribedSet]-?: Exclude<PrescribedSet[Name], undefined> };

export type Suggestion = NonNullable<SessionPlan['exercises'][number]['suggestion']>;

export interface DraftExercise {
  id: string;
  exerciseId: string | null;
  name: string;
  measure: Measure;
  /** The athlete's own, about this exercise today. */
  note: string;
  plannedNote: string | null;
  tempo: string | null;
  restSeconds: number | null;
  sets: DraftSet[];
  lastDay: string | null;
  lastSets: LoggedSet[];
  suggestion: Suggestion | null;
  trainingMaxKg: number | null;
  oneRepMaxKg: number | null;
}

/** Exercises done in turn: one, or several as a superset. */
export interface DraftBlock {
  id: string;
  exercises: DraftExercise[];
}

export interface Draft {
  format: 1;
  /** What it is kept under: `assignment:…`, `log:…` or `free…`. */
  name: string;
  assignmentId: string | null;
  /** The log that is being edited, as it was read. */
  log: { id: string; version: number } | null;
  title: string;
  plannedNotes: string | null;
  startedAt: string;
  endedAt: string | null;
  /** When a set was last checked. */
  checkedAt: string | null;
  notes: string;
  effort: number | null;
  blocks: DraftBlock[];
  rest: Rest | null;
}

const newId = () => crypto.randomUUID();

export function newSet(unit: WeightUnit, planned: PlannedSet | null = null): DraftSet {
  return {
    id: newId(),
    type: planned?.type ?? 'normal',
    reps: '',
    weight: '',
    weightUnit: planned?.loadKind === 'lb' || planned?.loadKind === 'kg' ? planned.loadKind : unit,
    duration: '',
    distance: '',
    distanceUnit: 'km',
    effort: '',
    note: '',
    done: false,
    planned,
  };
}

export function newExercise(
  { exerciseId, name, measure }: Pick<DraftExercise, 'exerciseId' | 'name' | 'measure'>,
  sets: DraftSet[],
): DraftExercise {
  return {
    id: newId(),
    exerciseId,
    name,
    measure,
    note: '',
    plannedNote: null,
    tempo: null,
    restSeconds: null,
    sets,
    lastDay: null,
    lastSets: [],
    suggestion: null,
    trainingMaxKg: null,
    oneRepMaxKg: null,
  };
}

export function freeDraft(name: string, now: Date): Draft {
  return {
    format: 1,
    name,
    assignmentId: null,
    log: null,
    title: '',
    plannedNotes: null,
    startedAt: now.toISOString(),
    endedAt: null,
    checkedAt: null,
    notes: '',
    effort: null,
    blocks: [],
    rest: null,
  };
}

export const nameOfAssignment = (assignmentId: string) => `assignment:${assignmentId}`;
export const nameOfLog = (logId: string) => `log:${logId}`;

export function draftOfPlan(plan: SessionPlan, unit: WeightUnit, now: Date): Draft {
  const { assignment } = plan;
  const known = [...plan.exercises];
  return {
    ...freeDraft(nameOfAssignment(assignment.id), now),
    assignmentId: assignment.id,
    title: assignment.title,
    plannedNotes: assignment.notes,
    blocks: plan.slots.map(({ exercises }) => ({
      id: newId(),
      exercises: exercises.map((one) => plannedExercise(one, known.shift(), unit)),
    })),
  };
}

/** `known`: what is known of it, which comes in the order of the plan. */
function plannedExercise(
  planned: SlotExercise,
  known: SessionPlan['exercises'][number] | undefined,
  unit: WeightUnit,
): DraftExercise {
  const lastSets = known?.lastTime?.sets ?? [];
  const plannedSets = planned.sets.map(plannedSet);
  const sets = plannedSets.map((set) => newSet(unit, set));
  const name = planned.exercise;
  const exercise = newExercise(
    { exerciseId: planned.exerciseId ?? null, name, measure: measureOf(plannedSets, lastSets) },
    sets.length ? sets : [newSet(unit)],
  );
  return {
    ...exercise,
    plannedNote: planned.note ?? null,
    tempo: planned.tempo ?? null,
    restSeconds: planned.restSeconds ?? null,
    lastDay: known?.lastTime?.day ?? null,
    lastSets,
    suggestion: known?.suggestion ?? null,
    trainingMaxKg: known?.trainingMaxKg ?? null,
    oneRepMaxKg: known?.oneRepMaxKg ?? null,
  };
}

function plannedSet(set: PrescribedSet): PlannedSet {
  const { type = 'normal', reps = null, repsMax = null, loadKind = null, load = null } = set;
  const { rpe = null, rir = null, durationSeconds = null, distanceMeters = null } = set;
  return { type, reps, repsMax, loadKind, load, rpe, rir, durationSeconds, distanceMeters };
}

type Figures = Pick<PlannedSet, 'reps' | 'durationSeconds' | 'distanceMeters'>;

/** Which figures a set of this exercise has, by what is planned, or else by what was done. */
export function measureOf(planned: readonly PlannedSet[], done: readonly LoggedSet[]): Measure {
  const sets: readonly Figures[] = planned.some(
    (set) => set.reps ?? set.durationSeconds ?? set.distanceMeters,
  )
    ? planned
    : done;
  if (sets.some(({ distanceMeters }) => distanceMeters !== null)) return 'distance_duration';
  if (sets.some(({ durationSeconds }) => durationSeconds !== null)) return 'duration';
  const isBodyweight = planned.length > 0 && planned.every(({ loadKind }) => loadKind === 'bodyweight');
  const neverLoaded = done.length > 0 && done.every(({ weight }) => weight === null);
  return isBodyweight || (neverLoaded && !planned.some(({ load }) => load !== null)) ? 'reps' : 'weight_reps';
}

/** A log, to be changed. Its sets come back in the blocks they were done in. */
export function draftOfLog(log: WorkoutLog): Draft {
  return {
    ...freeDraft(nameOfLog(log.id), new Date(log.performedAt)),
    log: { id: log.id, version: log.version },
    assignmentId: log.assignmentId,
    title: log.title,
    endedAt: log.endedAt,
    notes: log.notes ?? '',
    effort: log.perceivedEffort,
    blocks: blocksOf(log.sets),
  };
}

function blocksOf(sets: readonly LoggedSet[]): DraftBlock[] {
  const blocks: (DraftBlock & { slot: number })[] = [];
  for (const set of sets) {
    let block = blocks.at(-1);
    if (!block || block.slot !== set.slot) {
      block = { id: newId(), slot: set.slot, exercises: [] };
      blocks.push(block);
    }
    let exercise = block.exercises.find(
      ({ exerciseId, name }) => exerciseId === set.exerciseId && name === set.exercise,
    );
    if (!exercise) {
      const same = sets.filter(({ exercise }) => exercise === set.exercise);
      const measure = measureOf([], same);
      exercise = newExercise({ exerciseId: set.exerciseId, name: set.exercise, measure }, []);
      block.exercises.push(exercise);
    }
    exercise.sets.push(setOfLogged(set));
  }
  return blocks.map(({ id, exercises }) => ({ id, exercises }));
}

export function setOfLogged(set: LoggedSet): DraftSet {
  return {
    ...newSet(set.weightUnit ?? 'kg'),
    ...figuresOf(set),
    type: set.type,
    note: set.note ?? '',
    done: true,
  };
}

/** A logged set's figures as they would be typed. */
export function figuresOf(set: LoggedSet): Partial<DraftSet> {
  return {
    reps: set.reps === null ? '' : String(set.reps),
    weight: set.weight === null ? '' : plainNumber(set.weight),
    ...(set.weightUnit && { weightUnit: set.weightUnit }),
    duration: set.durationSeconds === null ? '' : durationText(set.durationSeconds),
    distance: set.distance === null ? '' : plainNumber(set.distance),
    ...(set.distanceUnit && { distanceUnit: set.distanceUnit }),
    effort: set.rpe !== null ? `rpe:${set.rpe}` : set.rir !== null ? `rir:${set.rir}` : '',
  };
}

/** Reads a kept draft; null for anything that is not one. */
export function parseDraft(text: string | null): Draft | null {
  try {
    const value = JSON.parse(text ?? '') as Partial<Draft>;
    const isWhole =
      value.format === 1 &&
      typeof value.name === 'string' &&
      typeof value.startedAt === 'string' &&
      Array.isArray(value.blocks) &&
      value.blocks.every((block) => Array.isArray(block?.exercises));
    return isWhole ? (value as Draft) : null;
  } catch {
    return null;
  }
}

export function allExercises(draft: Draft): DraftExercise[] {
  return draft.blocks.flatMap(({ exercises }) => exercises);
}

export function allSets(draft: Draft): DraftSet[] {
  return allExercises(draft).flatMap(({ sets }) => sets);
}

/** Whether there is anything in a set that somebody typed. */
export function isFilled(set: DraftSet): boolean {
  return [set.reps, set.weight, set.duration, set.distance, set.effort, set.note].some((text) => text.trim());
}

/** Whether leaving it would lose something. */
export function isTouched(draft: Draft): boolean {
  const typed = draft.notes.trim() || draft.effort !== null;
  const isFree = draft.assignmentId === null && (draft.blocks.length > 0 || draft.title.trim());
  return Boolean(typed || isFree) || allSets(draft).some((set) => set.done || isFilled(set));
}
