// Weights are kept in kilograms, and typed and shown in whichever unit somebody thinks in.

export type WeightUnit = 'kg' | 'lb';

export const kilogramsPerPound = 0.45359237;

/** As it is shown: pounds to one decimal place, so that what was typed in pounds comes back as it was. */
export function fromKilograms(kilograms: number, unit: WeightUnit): number {
  return unit === 'kg' ? kilograms : Number((kilograms / kilogramsPerPound).toFixed(1));
}

/** To the gram. */
export function toKilograms(weight: number, unit: WeightUnit): number {
  return unit === 'kg' ? weight : Number((weight * kilogramsPerPound).toFixed(3));
}
