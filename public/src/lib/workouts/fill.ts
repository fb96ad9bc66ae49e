// One tap instead of typing: a set filled with what was planned, suggested, or done the last time.
import type { LoggedSet } from '$lib/api/types';
import { fromKilograms, inUnit, toLoadable, type WeightUnit } from '$lib/units';
import { figuresOf, isFilled, type DraftExercise, type DraftSet, type PlannedSet } from './draft';
import { durationText, plainNumber } from './numbers';

/** The set of the last time that stands beside this one: warm-ups beside warm-ups, working sets beside working sets. */
export function lastTimeOf(exercise: DraftExercise, set: DraftSet): LoggedSet | null {
  const isWarmUp = (one: { type: string }) => one.type === 'warmup';
  const place = exercise.sets
    .filter((one) => isWarmUp(one) === isWarmUp(set))
    .findIndex(({ id }) => id === set.id);
  const done = exercise.lastSets.filter((one) => isWarmUp(one) === isWarmUp(set));
  return done[place] ?? null;
}

/** What a prescribed load weighs for this athlete, in a unit; null where that is not known. */
export function plannedWeight(
  planned: PlannedSet,
  { trainingMaxKg, oneRepMaxKg }: Pick<DraftExercise, 'trainingMaxKg' | 'oneRepMaxKg'>,
  unit: WeightUnit,
): number | null {
  const { load, loadKind } = planned;
  if (load === null) return null;
  if (loadKind === 'kg' || loadKind === 'lb') return inUnit(load, loadKind, unit);
  const base = loadKind === 'percent_tm' ? trainingMaxKg : loadKind === 'percent_1rm' ? oneRepMaxKg : null;
  return base === null ? null : toLoadable((fromKilograms(base, unit) * load) / 100, unit);
}

export interface Target {
  reps: string;
  weight: string;
  duration: string;
  distance: string;
  distanceUnit: DraftSet['distanceUnit'];
}

/** What a set should be: as planned, and where the plan leaves the weight open, as the progression suggests. */
export function targetOf(exercise: DraftExercise, set: DraftSet): Target | null {
  const { planned } = set;
  if (!planned) return null;
  const { suggestion } = exercise;
  const isWorking = set.type !== 'warmup';
  const suggested =
    isWorking && suggestion?.weight != null
      ? inUnit(suggestion.weight, suggestion.weightUnit ?? 'kg', set.weightUnit)
      : null;
  const weight = suggested ?? plannedWeight(planned, exercise, set.weightUnit);
  const reps = (isWorking ? suggestion?.reps : null) ?? planned.reps ?? planned.repsMax;
  const meters = planned.distanceMeters;
  return {
    reps: reps == null ? '' : String(reps),
    weight: weight === null ? '' : plainNumber(weight),
    duration: planned.durationSeconds === null ? '' : durationText(planned.durationSeconds),
    distance: meters === null ? '' : plainNumber(meters >= 1000 ? meters / 1000 : meters),
    distanceUnit: meters !== null && meters < 1000 ? 'm' : 'km',
  };
}

export function fillFromPlan(exercise: DraftExercise, set: DraftSet): void {
  const target = targetOf(exercise, set);
  if (target) fillWith(set, target);
}

export function fillFromLastTime(exercise: DraftExercise, set: DraftSet): void {
  const last = lastTimeOf(exercise, set);
  // How hard it was is felt anew.
  if (last) fillWith(set, { ...figuresOf(last), effort: set.effort });
}

/** Fills a set that is checked without anything typed: somebody did what it said. */
export function fillIfEmpty(exercise: DraftExercise, set: DraftSet): void {
  if (isFilled(set)) return;
  if (set.planned && Object.values({ ...targetOf(exercise, set), distanceUnit: '' }).some(Boolean))
    fillFromPlan(exercise, set);
  else fillFromLastTime(exercise, set);
}

function fillWith(set: DraftSet, figures: Partial<DraftSet>): void {
  for (const [field, value] of Object.entries(figures)) {
    // What the source does not say stays as it was typed.
    if (value !== '') Object.assign(set, { [field]: value });
  }
}

/** `5–8 × 100 kg @ RPE 8`: the prescription in short; percentages with the weight they come to. */
export function plannedText(exercise: DraftExercise, set: DraftSet): string {
  const { planned } = set;
  if (!planned) return '';
  const { reps, repsMax, rpe, rir } = planned;
  const range =
    reps !== null && repsMax !== null && repsMax !== reps ? `${reps}–${repsMax}` : (reps ?? repsMax);
  const count = planned.type === 'amrap' ? `${range ?? ''}+` : range === null ? '' : String(range);
  const parts = [
    [count, loadText(exercise, set)].filter(Boolean).join(' × '),
    planned.distanceMeters === null ? '' : distanceText(planned.distanceMeters),
    planned.durationSeconds === null ? '' : durationText(planned.durationSeconds),
    rpe !== null ? `@${rpe}` : rir !== null ? `RIR ${rir}` : '',
  ];
  return parts.filter(Boolean).join(' · ').replace(' · @', ' @');
}

function loadText(exercise: DraftExercise, set: DraftSet): string {
  const { load, loadKind } = set.planned!;
  if (loadKind === 'bodyweight') return 'BW';
  if (load === null) return '';
  const weight = plannedWeight(set.planned!, exercise, set.weightUnit);
  if (weight !== null) return `${plainNumber(weight)} ${set.weightUnit}`;
  return `${load} % ${loadKind === 'percent_tm' ? 'TM' : '1RM'}`;
}

/** `5 × 97.5 kg`, `1:30`, `5 km · 24:10`: what was done, in short; in the unit it was logged in, or in the reader's. */
export function doneText(set: LoggedSet, unit: WeightUnit = set.weightUnit ?? 'kg'): string {
  const weight = set.weight === null ? '' : `${weightIn(set, unit)} ${unit}`;
  const parts = [
    [set.reps === null ? '' : String(set.reps), weight].filter(Boolean).join(' × '),
    set.distance !== null ? `${plainNumber(set.distance)} ${set.distanceUnit}` : '',
    set.durationSeconds === null ? '' : durationText(set.durationSeconds),
    set.rpe !== null ? `@${set.rpe}` : set.rir !== null ? `RIR ${set.rir}` : '',
  ];
  return parts.filter(Boolean).join(' · ').replace(' · @', ' @');
}

// As it was entered, where the reader thinks in the same unit.
function weightIn({ weight, weightUnit, weightKg }: LoggedSet, unit: WeightUnit): string {
  return plainNumber((weightUnit === unit ? weight : fromKilograms(weightKg ?? 0, unit)) ?? 0);
}

function distanceText(meters: number): string {
  return meters >= 1000 ? `${plainNumber(meters / 1000)} km` : `${plainNumber(meters)} m`;
}

/** `102.5 kg × 5`: what the progression suggests; nothing where it suggests nothing. */
export function suggestionText({ suggestion }: DraftExercise): string {
  if (!suggestion) return '';
  const { weight, weightUnit, reps } = suggestion;
  const load = weight === null ? '' : `${plainNumber(weight)} ${weightUnit ?? 'kg'}`;
  return [load, reps === null ? '' : `${reps} reps`].filter(Boolean).join(' × ');
}
