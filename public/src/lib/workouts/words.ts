// How the words of the API read.
import type { DistanceUnit, Measure, SetType } from '$lib/api/types';
import type { Field } from './finish';

export const setTypes: { value: SetType; label: string; mark: string }[] = [
  { value: 'normal', label: 'Working', mark: '' },
  { value: 'warmup', label: 'Warm-up', mark: 'W' },
  { value: 'drop', label: 'Drop', mark: 'D' },
  { value: 'failure', label: 'Failure', mark: 'F' },
  { value: 'amrap', label: 'AMRAP', mark: 'A' },
];

export const measures: { value: Measure; label: string; fields: Field[] }[] = [
  { value: 'weight_reps', label: 'Weight and reps', fields: ['weight', 'reps'] },
  { value: 'reps', label: 'Reps', fields: ['reps'] },
  { value: 'duration', label: 'Time', fields: ['duration'] },
  { value: 'distance_duration', label: 'Distance and time', fields: ['distance', 'duration'] },
];

export const fieldsOf = (measure: Measure): Field[] =>
  measures.find(({ value }) => value === measure)?.fields ?? ['weight', 'reps'];

export const distanceUnits: DistanceUnit[] = ['m', 'km', 'mi'];

const halves = (from: number, to: number) =>
  Array.from({ length: (to - from) * 2 + 1 }, (_, index) => from + index / 2);

/** How hard a set was: exertion from the hardest down, or reps in reserve from none up. */
export const efforts = {
  rpe: halves(1, 10)
    .reverse()
    .map((value) => ({ value: `rpe:${value}`, label: `@${value}` })),
  rir: halves(0, 10).map((value) => ({ value: `rir:${value}`, label: `${value} RIR` })),
};

/** The mark of each set: its number among the working sets, or the letter of its type. */
export function setMarks(sets: readonly { type: SetType }[]): string[] {
  let number = 0;
  return sets.map(({ type }) => {
    const mark = setTypes.find(({ value }) => value === type)?.mark;
    if (type !== 'warmup') number += 1;
    return mark || String(number);
  });
}
