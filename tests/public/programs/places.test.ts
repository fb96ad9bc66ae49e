import { emptyDraft, newExercise } from '$lib/programs/draft';
import { addDay, addExercises, joinSlot } from '$lib/programs/edit';
import { besideTarget, dayPlaceOf, dayTarget, placeOf, slotTarget } from '$lib/programs/places';
import { expect, it } from 'vitest';

const exercise = (name: string) => newExercise({ id: null, name, measure: 'weight_reps' }, 'kg');
const empty = addDay(emptyDraft(), 0);
const [first, second] = empty.weeks[0]!.days.map(({ key }) => key) as [string, string];
const draft = addExercises(empty, first, ['Squat', 'Bench', 'Row'].map(exercise));
const slots = draft.weeks[0]!.days[0]!.slots;
const squat = slots[0]!.exercises[0]!.key;

it('lands beside what is dragged over at its edges, and in it at its middle', () => {
  const over = (index: number, share: number) =>
    slotTarget(draft, squat, { drop: `slot:${slots[index]!.key}`, share });
  expect(over(1, 0.1)).toBe(`before:${slots[1]!.key}`);
  expect(over(1, 0.5)).toBe(`join:${slots[1]!.key}`);
  expect(over(1, 0.9)).toBe(`after:${slots[1]!.key}`);
  // Not in itself.
  expect(over(0, 0.45)).toBe(`before:${slots[0]!.key}`);
  expect(slotTarget(draft, squat, { drop: `day:${second}`, share: 0.5 })).toBe(`end:${second}`);
  expect(slotTarget(draft, squat, { drop: 'week:1', share: 0.5 })).toBeNull();
  expect(besideTarget({ drop: 'slot:x', share: 0.5 })).toBe('after:x');
  expect(dayTarget({ drop: 'week:3', share: 0.5 })).toBe('week:3');
});

it('means a place in the program', () => {
  expect(placeOf(draft, `after:${slots[1]!.key}`)).toEqual({ dayKey: first, at: 2 });
  expect(placeOf(draft, `end:${second}`)).toEqual({ dayKey: second, at: 0 });
  expect(placeOf(draft, 'before:gone')).toBeNull();
  expect(dayPlaceOf(draft, `dayAfter:${second}`)).toEqual({ week: 0, at: 2 });
  expect(dayPlaceOf(draft, 'week:0')).toEqual({ week: 0, at: 2 });
});

it('does not make a superset of seven', () => {
  let full = addExercises(draft, first, ['a', 'b', 'c', 'd', 'e'].map(exercise));
  const target = full.weeks[0]!.days[0]!.slots[1]!.key;
  for (const { exercises } of full.weeks[0]!.days[0]!.slots.slice(2, 7))
    full = joinSlot(full, exercises[0]!.key, target);
  expect(full.weeks[0]!.days[0]!.slots[1]!.exercises).toHaveLength(6);
  expect(slotTarget(full, squat, { drop: `slot:${target}`, share: 0.5 })).toBe(`after:${target}`);
});
