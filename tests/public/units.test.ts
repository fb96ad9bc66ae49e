import { rowProblem, setText, toSets, type SetRow } from '$lib/assignments/set_rows';
import { fromKilograms, toKilograms } from '$lib/units';
import { expect, it } from 'vitest';

const row: SetRow = { id: 1, exercise: 'Squat', reps: '5', weight: '225', rpe: '' };

it('come back as they were typed', () => {
  for (let pounds = 0; pounds <= 2204; pounds += 0.5) {
    expect(fromKilograms(toKilograms(pounds, 'lb'), 'lb')).toBe(pounds);
  }
  expect(fromKilograms(toKilograms(102.5, 'kg'), 'kg')).toBe(102.5);
});

it('are kept in kilograms', () => {
  expect(toSets([row], 'lb')).toEqual([{ exercise: 'Squat', reps: 5, weight: 225, weightUnit: 'lb' }]);
  expect(toSets([row])).toEqual([{ exercise: 'Squat', reps: 5, weight: 225, weightUnit: 'kg' }]);
});

it('are shown in the reader’s unit', () => {
  expect(setText({ exercise: 'Squat', reps: 5, weightKg: 102.058 }, 'lb')).toBe('5 reps · 225 lb');
  expect(setText({ exercise: 'Squat', reps: 5, weightKg: 102.5 }, 'kg')).toBe('5 reps · 102.5 kg');
});

it('have the same limit in both', () => {
  expect(rowProblem({ ...row, weight: '4409' }, 'lb')).toBeNull();
  expect(rowProblem({ ...row, weight: '4410' }, 'lb')?.text).toBe('The weight is a number up to 4409 lb.');
  expect(rowProblem({ ...row, weight: '2001' })?.field).toBe('weight');
});
