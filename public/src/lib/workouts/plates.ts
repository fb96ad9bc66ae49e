// What goes on a bar.
import type { WeightUnit } from '$lib/units';

export const bars: Record<WeightUnit, number[]> = { kg: [20, 15, 10], lb: [45, 35] };

/** Plates that gyms have, the heaviest first. */
export const usualPlates: Record<WeightUnit, number[]> = {
  kg: [25, 20, 15, 10, 5, 2.5, 1.25],
  lb: [55, 45, 35, 25, 10, 5, 2.5],
};

export interface Loading {
  /** On each side, the heaviest first: that is how they are put on. */
  perSide: number[];
  /** What the bar then weighs. */
  total: number;
}

// All plates are multiples of a quarter of a unit, so whole quarters keep the sums exact.
const quarters = (weight: number) => Math.round(weight * 4);

/**
 * The loading nearest to a weight, the lighter one of two that are as near, with the fewest plates. Any number of pairs
 * of each plate; a bar heavier than the weight stays empty.
 */
export function loadingFor(weight: number, bar: number, plates: readonly number[]): Loading {
  const wanted = ((weight - bar) * 4) / 2;
  if (!(wanted > 0) || !plates.length) return { perSide: [], total: bar };
  const sizes = [...new Set(plates.map(quarters))].filter((size) => size > 0).sort((a, b) => b - a);
  const most = Math.min(quarters(600), Math.ceil(wanted) + (sizes.at(-1) ?? 0));
  const last = fewestPlates(sizes, most);
  let best = 0;
  for (let sum = 0; sum <= most; sum += 1) {
    if (last[sum] !== undefined && Math.abs(sum - wanted) < Math.abs(best - wanted)) best = sum;
  }
  const perSide: number[] = [];
  for (let sum = best; sum > 0; sum -= last[sum]!) perSide.push(last[sum]! / 4);
  perSide.sort((a, b) => b - a);
  return { perSide, total: bar + (best * 2) / 4 };
}

/** For each sum up to `most`: the last plate of its shortest row of plates. Undefined where no plates make the sum. */
function fewestPlates(sizes: readonly number[], most: number): (number | undefined)[] {
  const last: (number | undefined)[] = [0];
  const counts = [0];
  for (let sum = 1; sum <= most; sum += 1) {
    for (const size of sizes) {
      const before = counts[sum - size];
      if (before === undefined || (counts[sum] ?? Infinity) <= before + 1) continue;
      counts[sum] = before + 1;
      last[sum] = size;
    }
  }
  return last;
}

/** The same plates together: `[[20, 2], [5, 1]]`. */
export function grouped(perSide: readonly number[]): [plate: number, count: number][] {
  const counts = new Map<number, number>();
  for (const plate of perSide) counts.set(plate, (counts.get(plate) ?? 0) + 1);
  return [...counts];
}
