// Weights are kept in kilograms, and typed and shown in whichever unit somebody thinks in.

export type WeightUnit = 'kg' | 'lb';

export const kilogramsPerPound = 0.45359237;

/** As it is shown: pounds to one decimal place, so that what was typed in pounds comes back as it was. */
export function fromKilograms(kilograms: number, unit: WeightUnit): number {
  return unit === 'kg' ? kilograms : Number((kilograms / kilogramsPerPound).toFixed(1));
}

/** A weight in the other unit, as somebody would type it: to a tenth. */
export function inUnit(weight: number, from: WeightUnit, to: WeightUnit): number {
  if (from === to) return weight;
  const converted = from === 'lb' ? weight * kilogramsPerPound : weight / kilogramsPerPound;
  return Number(converted.toFixed(1));
}

/** The nearest weight that can be put on a bar: usual plates go in steps of 2.5 kg or 5 lb. */
export function toLoadable(weight: number, unit: WeightUnit): number {
  const step = unit === 'kg' ? 2.5 : 5;
  return Number((Math.round(weight / step) * step).toFixed(3));
}
