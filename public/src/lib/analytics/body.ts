import { api, data, everyPage } from '$lib/api/client';
import type { BodyWeight, CheckIn } from '$lib/api/types';

export type Sex = 'female' | 'male';

export function readBodyWeights(): Promise<BodyWeight[]> {
  return everyPage((cursor) =>
    api.GET('/api/athlete/body-weights', { params: { query: { limit: 100, cursor } } }),
  );
}

export function readCheckIns(): Promise<CheckIn[]> {
  return everyPage((cursor) =>
    api.GET('/api/athlete/check-ins', { params: { query: { limit: 100, cursor } } }),
  );
}

export async function readSex(): Promise<Sex | null> {
  return (await data(api.GET('/api/athlete/training-profile'))).sex ?? null;
}

export async function saveSex(sex: Sex): Promise<void> {
  await data(api.PUT('/api/athlete/training-profile', { body: { sex } }));
}

/** A weight as it was typed, or null where it is none that a person has. A comma is a decimal point too. */
export function typedWeight(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  if (!/^\d{1,4}(\.\d{1,3})?$/.test(plain)) return null;
  const weight = Number(plain);
  return weight > 0 && weight <= 1000 ? weight : null;
}

/** How ready somebody is, 1 to 5: stress and soreness count the other way round. */
export function readinessOf(checkIn: Omit<CheckIn, 'day' | 'note'>): number {
  const { sleep, mood, energy, stress, soreness } = checkIn;
  return (sleep + mood + energy + (6 - stress) + (6 - soreness)) / 5;
}
