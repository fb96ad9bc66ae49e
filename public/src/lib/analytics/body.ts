import { ask, type BodyWeight, type CheckIn } from '$lib/api/awaited';
import type { WeightUnit } from '$lib/units';

export type Sex = 'female' | 'male';

export async function readBodyWeights(): Promise<BodyWeight[]> {
  return (await ask<{ items: BodyWeight[] }>('GET', '/api/athlete/body-weights')).items;
}

export function saveBodyWeight(day: string, weight: number, weightUnit: WeightUnit): Promise<BodyWeight> {
  return ask('PUT', `/api/athlete/body-weights/${day}`, { weight, weightUnit });
}

export function deleteBodyWeight(day: string): Promise<void> {
  return ask('DELETE', `/api/athlete/body-weights/${day}`);
}

export async function readCheckIns(): Promise<CheckIn[]> {
  return (await ask<{ items: CheckIn[] }>('GET', '/api/athlete/check-ins')).items;
}

export async function readSex(): Promise<Sex | null> {
  return (await ask<{ sex: Sex | null }>('GET', '/api/athlete/training-profile')).sex;
}

export async function saveSex(sex: Sex): Promise<void> {
  await ask('PUT', '/api/athlete/training-profile', { sex });
}

/** A weight as it was typed, or null where it is none that a person has. A comma is a decimal point too. */
export function typedWeight(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  if (!/^\d{1,4}(\.\d{1,3})?$/.test(plain)) return null;
  const weight = Number(plain);
  return weight > 0 && weight <= 1000 ? weight : null;
}

/** What a check-in asks for, each from 1 to 5. */
export const checkInParts = [
  { key: 'sleep', label: 'Sleep' },
  { key: 'mood', label: 'Mood' },
  { key: 'energy', label: 'Energy' },
  { key: 'stress', label: 'Stress' },
  { key: 'soreness', label: 'Soreness' },
] as const;

/** How ready somebody is, 1 to 5: stress and soreness count the other way round. */
export function readinessOf(checkIn: Omit<CheckIn, 'day' | 'note'>): number {
  const { sleep, mood, energy, stress, soreness } = checkIn;
  return (sleep + mood + energy + (6 - stress) + (6 - soreness)) / 5;
}
