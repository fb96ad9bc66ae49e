import { grouped, loadingFor, usualPlates } from '$lib/workouts/plates';
import { expect, it } from 'vitest';

it.each([
  [100, 20, [25, 15]],
  [62.5, 20, [20, 1.25]],
  [60, 15, [20, 2.5]],
  [20, 20, []],
  [180, 20, [25, 25, 25, 5]],
])('loads %d kg on a bar of %d kg', (weight, bar, perSide) => {
  expect(loadingFor(weight, bar, usualPlates.kg)).toEqual({ perSide, total: weight });
});

it('loads pounds', () => {
  expect(loadingFor(225, 45, [45, 35, 25, 10, 5, 2.5])).toEqual({ perSide: [45, 45], total: 225 });
});

it('takes the nearest where the plates do not make it, the lighter of two', () => {
  expect(loadingFor(101, 20, usualPlates.kg).total).toBe(100);
  expect(loadingFor(102, 20, usualPlates.kg).total).toBe(102.5);
  expect(loadingFor(70, 20, [20]).total).toBe(60);
  expect(loadingFor(80, 20, [20]).total).toBe(60);
  // What taking the heaviest first would miss.
  expect(loadingFor(50, 20, [10, 7.5]).perSide).toEqual([7.5, 7.5]);
});

it('leaves the bar empty where there is nothing to put on', () => {
  for (const weight of [10, 0, -5, NaN]) expect(loadingFor(weight, 20, usualPlates.kg).perSide).toEqual([]);
  expect(loadingFor(100, 20, [])).toEqual({ perSide: [], total: 20 });
  expect(loadingFor(100, 20, [0, -5])).toEqual({ perSide: [], total: 20 });
});

it('counts the same plates together', () => {
  expect(grouped([25, 25, 5])).toEqual([
    [25, 2],
    [5, 1],
  ]);
});
