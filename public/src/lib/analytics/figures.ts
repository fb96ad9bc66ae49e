// Figures as people read them, in the reader's units.
import type { WeightUnit } from '$lib/units';
import { kilogramsPerPound } from '$lib/units';

/** `12,340.5` */
export function number(value: number, digits = 0): string {
  // Always English, as the rest of the words.
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** Kilograms as the reader counts, rounded: `107.9 kg`, `237.9 lb`. */
export function weightText(kilograms: number, unit: WeightUnit, digits = 1): string {
  return `${number(inUnit(kilograms, unit), digits)} ${unit}`;
}

/** Not rounded, for drawing. */
export function inUnit(kilograms: number, unit: WeightUnit): number {
  return unit === 'kg' ? kilograms : kilograms / kilogramsPerPound;
}

/** `1 h 05 min`, `48 min` */
export function durationText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** `middle_back` as `Middle back`. */
export function wordsOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
