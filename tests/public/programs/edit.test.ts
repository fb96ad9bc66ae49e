import { emptyDraft, newDay, newExercise, type Draft } from '$lib/programs/draft';
import * as edit from '$lib/programs/edit';
import { beforeEach, describe, expect, it } from 'vitest';

let draft: Draft;

/** The names of a day's exercises; those of a superset joined by `+`. */
const namesOf = (given: Draft, day = 0, week = 0) =>
  given.weeks[week]!.days[day]!.slots.map(({ exercises }) => exercises.map((one) => one.exercise).join('+'));
const keyOf = (name: string, given = draft) => {
  for (const { days } of given.weeks) {
    for (const { slots } of days) {
      for (const { exercises } of slots) {
        const found = exercises.find((one) => one.exercise === name);
        if (found) return found.key;
      }
    }
  }
  throw new Error(name);
};
const slotOf = (name: string, given = draft) => edit.findExercise(given, keyOf(name, given))!.slot.key;
const dayKey = (day = 0, week = 0, given = draft) => given.weeks[week]!.days[day]!.key;
const exercise = (name: string) => newExercise({ id: null, name, measure: 'weight_reps' }, 'kg');

beforeEach(() => {
  draft = edit.addDay(emptyDraft(), 0);
  draft = edit.addExercises(draft, dayKey(), ['Squat', 'Bench', 'Row'].map(exercise));
});

describe('exercises', () => {
  it('move up and down, and into the day beside at the end', () => {
    draft = edit.stepExercise(draft, keyOf('Squat'), 1);
    expect(namesOf(draft)).toEqual(['Bench', 'Squat', 'Row']);
    draft = edit.stepExercise(draft, keyOf('Row'), 1);
    expect(namesOf(draft, 1)).toEqual(['Row']);
    expect(edit.stepExercise(draft, keyOf('Row'), 1)).toBe(draft);
    draft = edit.stepExercise(draft, keyOf('Row'), -1);
    expect(namesOf(draft)).toEqual(['Bench', 'Squat', 'Row']);
  });

  it('move to a place, counted before they leave theirs', () => {
    const to = (at: number) => namesOf(edit.moveExercise(draft, keyOf('Squat'), { dayKey: dayKey(), at }));
    expect(to(0)).toEqual(['Squat', 'Bench', 'Row']);
    expect(to(1)).toEqual(['Squat', 'Bench', 'Row']);
    expect(to(2)).toEqual(['Bench', 'Squat', 'Row']);
    expect(to(3)).toEqual(['Bench', 'Row', 'Squat']);
  });

  it('become a superset, move within it, and leave it again', () => {
    draft = edit.joinSlot(draft, keyOf('Row'), slotOf('Bench'));
    expect(namesOf(draft)).toEqual(['Squat', 'Bench+Row']);
    draft = edit.stepExercise(draft, keyOf('Row'), -1);
    expect(namesOf(draft)).toEqual(['Squat', 'Row+Bench']);
    expect(namesOf(edit.stepExercise(draft, keyOf('Row'), -1))).toEqual(['Squat', 'Row', 'Bench']);
    expect(namesOf(edit.stepExercise(draft, keyOf('Bench'), 1))).toEqual(['Squat', 'Row', 'Bench']);
    expect(namesOf(edit.stepSlot(draft, slotOf('Row'), -1))).toEqual(['Row+Bench', 'Squat']);
  });

  it('leave no empty slot behind', () => {
    expect(namesOf(edit.removeExercise(draft, keyOf('Bench')))).toEqual(['Squat', 'Row']);
    const moved = edit.moveExercise(draft, keyOf('Bench'), { dayKey: dayKey(1), at: 0 });
    expect([namesOf(moved), namesOf(moved, 1)]).toEqual([['Squat', 'Row'], ['Bench']]);
  });

  it('are copied with keys of their own', () => {
    const copied = edit.copyExercise(draft, keyOf('Squat'));
    const [first, second] = copied.weeks[0]!.days[0]!.slots.map(({ exercises }) => exercises[0]!);
    expect(namesOf(copied)).toEqual(['Squat', 'Squat', 'Bench', 'Row']);
    expect(first!.key).not.toBe(second!.key);
    expect(first!.sets[0]!.key).not.toBe(second!.sets[0]!.key);
  });
});

describe('days and weeks', () => {
  it('are copied as new ones', () => {
    draft = edit.updateDay(draft, dayKey(), (day) => ({ ...day, id: 'known' }));
    const copied = edit.copyWeek(draft, 0);
    expect(copied.weeks).toHaveLength(2);
    expect(namesOf(copied, 0, 1)).toEqual(['Squat', 'Bench', 'Row']);
    expect(copied.weeks[1]!.days[0]!.id).toBeNull();
    expect(copied.weeks[0]!.days[0]!.id).toBe('known');
    const day = edit.copyDay(draft, dayKey());
    expect(day.weeks[0]!.days.map((one) => one.slots.length)).toEqual([3, 3, 0]);
  });

  it('move, the days into other weeks too', () => {
    draft = edit.addWeek(draft);
    const moved = edit.moveDay(draft, dayKey(), 1, 1);
    expect(moved.weeks.map(({ days }) => days.length)).toEqual([1, 2]);
    expect(namesOf(moved, 1, 1)).toEqual(['Squat', 'Bench', 'Row']);
    expect(edit.moveDay(draft, dayKey(), 0, 2).weeks[0]!.days[1]!.key).toBe(dayKey());
    expect(edit.moveDay(draft, dayKey(), 0, 1)).toBe(draft);
    expect(edit.moveWeek(draft, 0, 1).weeks[1]!.key).toBe(draft.weeks[0]!.key);
  });

  it('keep to their limits', () => {
    for (let count = 0; count < 10; count += 1) draft = edit.addDay(draft, 0);
    expect(draft.weeks[0]!.days).toHaveLength(7);
    expect(edit.copyDay(draft, dayKey())).toBe(draft);
    const only = emptyDraft();
    expect(edit.removeWeek(only, 0)).toBe(only);
    expect(edit.moveDay(edit.addWeek(draft), newDay('x').key, 1, 0).weeks[1]!.days).toHaveLength(1);
  });
});

describe('sets', () => {
  it('go on with what the last one says, and take the first one’s on request', () => {
    const key = keyOf('Squat');
    const sets = (given: Draft) => edit.findExercise(given, key)!.exercise.sets;
    draft = edit.updateSet(draft, key, sets(draft)[0]!.key, { reps: '5', load: '100' });
    draft = edit.copyFirstSet(draft, key);
    draft = edit.addSet(draft, key);
    expect(sets(draft).map((set) => `${set.reps}@${set.load}`)).toEqual(Array(4).fill('5@100'));
    expect(sets(edit.removeSet(draft, key, sets(draft)[0]!.key))).toHaveLength(3);
  });

  it('leave all other parts the same objects', () => {
    const key = keyOf('Squat');
    const next = edit.addSet(draft, key);
    expect(next.weeks[0]!.days[1]).toBe(draft.weeks[0]!.days[1]);
    expect(next.weeks[0]!.days[0]!.slots[1]).toBe(draft.weeks[0]!.days[0]!.slots[1]);
  });
});
