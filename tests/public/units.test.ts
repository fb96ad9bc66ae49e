import { fromKilograms, inUnit, toLoadable } from '$lib/units';
import { doneText } from '$lib/workouts/fill';
import { expect, it } from 'vitest';
import { logged } from './workouts/examples';

it('turn into each other as somebody would type them', () => {
  expect(inUnit(100, 'kg', 'lb')).toBe(220.5);
  expect(inUnit(225, 'lb', 'kg')).toBe(102.1);
  expect(inUnit(61.235, 'kg', 'kg')).toBe(61.235);
  expect([fromKilograms(102.058, 'lb'), fromKilograms(102.5, 'kg')]).toEqual([225, 102.5]);
});

it('come to what can be put on a bar', () => {
  expect([toLoadable(105.6, 'kg'), toLoadable(233, 'lb'), toLoadable(1, 'kg')]).toEqual([105, 235, 0]);
});

it('are shown as they were entered, or in the reader’s unit', () => {
  const pounds = logged({ weight: 225, weightUnit: 'lb', weightKg: 102.0583 });
  expect(doneText(pounds)).toBe('5 × 225 lb');
  expect(doneText(pounds, 'lb')).toBe('5 × 225 lb');
  expect(doneText(pounds, 'kg')).toBe('5 × 102.058 kg');
  expect(doneText(logged({ weight: 102.5, weightKg: 102.5, rpe: 8.5 }))).toBe('5 × 102.5 kg @8.5');
  expect(doneText(logged({ weight: null, weightUnit: null, weightKg: null, reps: null }))).toBe('');
});
