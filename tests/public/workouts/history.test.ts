// @vitest-environment jsdom
import { byExercise, byMonth, lengthOf, minutesText, volumeOf } from '$lib/workouts/history';
import { changeOf } from '$lib/workouts/readiness';
import { expect, it } from 'vitest';
import { log, logged } from './examples';

it('tells months apart, the latest first', () => {
  const logs = [
    log({ id: 'a', day: '2026-10-31', performedAt: '2026-10-31T22:30:00Z' }),
    log({ id: 'b', day: '2026-11-01', performedAt: '2026-10-31T23:30:00Z' }),
    log({ id: 'c', day: '2026-11-20', performedAt: '2026-11-20T10:00:00Z' }),
  ];
  expect(byMonth(logs).map(([month, list]) => [month, list.map(({ id }) => id)])).toEqual([
    ['2026-11', ['c', 'b']],
    ['2026-10', ['a']],
  ]);
});

it('sums up what was done, without warm-ups, and over midnight', () => {
  const sets = [
    logged({ type: 'warmup' }),
    logged(),
    logged({ reps: 3, weight: 225, weightUnit: 'lb', weightKg: 102.0583 }),
  ];
  expect([volumeOf(sets, 'kg'), volumeOf(sets, 'lb')]).toEqual([806, 1777]);
  expect(lengthOf({ performedAt: '2026-11-26T23:30:00Z', endedAt: '2026-11-27T00:35:00Z' })).toBe(
    '1 h 5 min',
  );
  expect(lengthOf({ performedAt: '2026-11-26T23:30:00Z', endedAt: null })).toBeNull();
  expect([minutesText(0), minutesText(60), minutesText(59.6)]).toEqual(['0 min', '1 h', '1 h']);
});

it('puts the sets of an exercise together, supersets too', () => {
  const sets = [
    logged({ exercise: 'Bench', slot: 1 }),
    logged({ exercise: 'Row', slot: 1 }),
    logged({ exercise: 'Bench', slot: 1 }),
    logged({ exercise: 'Bench', slot: 2 }),
  ];
  expect(byExercise(sets).map(({ name, slot, sets }) => [name, slot, sets.length])).toEqual([
    ['Bench', 1, 2],
    ['Row', 1, 1],
    ['Bench', 2, 1],
  ]);
});

it('tells how the body weight changed, in the unit it is read in', () => {
  const on = (day: string, weightKg: number) => ({
    day,
    weight: weightKg,
    weightUnit: 'kg' as const,
    weightKg,
  });
  expect(changeOf([on('2026-11-26', 71.4), on('2026-11-19', 71)], 'kg')).toEqual({
    by: 0.4,
    since: '2026-11-19',
  });
  expect(changeOf([on('2026-11-26', 71), on('2026-11-19', 72)], 'lb')?.by).toBe(-2.2);
  expect(changeOf([on('2026-11-26', 71)], 'kg')).toBeNull();
});
