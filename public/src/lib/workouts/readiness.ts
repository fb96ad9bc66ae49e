import { api, data } from '$lib/api/client';
import type { BodyWeight, CheckIn } from '$lib/api/types';
import { fromKilograms, type WeightUnit } from '$lib/units';

export type Score = 'sleep' | 'mood' | 'energy' | 'stress' | 'soreness';

/** What a day's check-in asks, with what 1 and 5 mean. */
export const questions: { name: Score; label: string; low: string; high: string }[] = [
  { name: 'sleep', label: 'Sleep', low: 'poor', high: 'great' },
  { name: 'mood', label: 'Mood', low: 'low', high: 'great' },
  { name: 'energy', label: 'Energy', low: 'drained', high: 'full' },
  { name: 'stress', label: 'Stress', low: 'none', high: 'a lot' },
  { name: 'soreness', label: 'Soreness', low: 'none', high: 'a lot' },
];

export type Scores = Record<Score, number>;

export async function readCheckIn(day: string): Promise<CheckIn | null> {
  const { items } = await data(
    api.GET('/api/athlete/check-ins', { params: { query: { from: day, to: day } } }),
  );
  return items.find((one) => one.day === day) ?? null;
}

export function setCheckIn(day: string, scores: Scores, note: string): Promise<CheckIn> {
  const body = { ...scores, ...(note.trim() && { note: note.trim() }) };
  return data(api.PUT('/api/athlete/check-ins/{day}', { params: { path: { day } }, body }));
}

/** The latest ones, the newest first. */
export async function readBodyWeights(): Promise<BodyWeight[]> {
  const { items } = await data(api.GET('/api/athlete/body-weights', { params: { query: { limit: 30 } } }));
  return [...items].sort((a, b) => b.day.localeCompare(a.day));
}

export function setBodyWeight(day: string, weight: number, weightUnit: WeightUnit): Promise<BodyWeight> {
  const body = { weight, weightUnit };
  return data(api.PUT('/api/athlete/body-weights/{day}', { params: { path: { day } }, body }));
}

export function deleteBodyWeight(day: string): Promise<unknown> {
  return data(api.DELETE('/api/athlete/body-weights/{day}', { params: { path: { day } } }));
}

/** `+0.4 kg since 19 Nov` in the unit it was given in; null where nothing came before. */
export function changeOf(
  weights: readonly BodyWeight[],
  unit: WeightUnit,
): { by: number; since: string } | null {
  const [latest, before] = weights;
  if (!latest || !before) return null;
  return { by: Number(fromKilograms(latest.weightKg - before.weightKg, unit).toFixed(1)), since: before.day };
}
