// The charts of a page of analytics, made of what the server says.
import type { Analytics, ExerciseProgress, MuscleWeeks, TrainingWeek } from '$lib/api/types';
import type { ChartData } from '$lib/charts/data';
import type { WeightUnit } from '$lib/units';
import { addDays } from '$lib/time';
import { inUnit, number, weightText, wordsOf } from './figures';

/** One value for each week; a week that the server leaves out had no training. */
export function perWeek<T extends { week: string }>(
  weeks: readonly string[],
  rows: readonly T[],
  value: (row: T) => number,
): number[] {
  const known = new Map(rows.map((row) => [row.week, value(row)]));
  return weeks.map((week) => known.get(week) ?? 0);
}

export function volumeChart(weeks: string[], rows: readonly TrainingWeek[], unit: WeightUnit): ChartData {
  return {
    rows: 'Week of',
    days: weeks,
    series: [
      {
        label: `Volume in ${unit}`,
        values: perWeek(weeks, rows, ({ volumeKg }) => inUnit(volumeKg, unit)),
        kind: 'bars',
        tone: 1,
      },
    ],
    text: (value) => `${number(value)} ${unit}`,
  };
}

export const chronicWeeks = 4;

/** The average of each week and the three before it; null where there are not so many. */
export function chronicOf(loads: readonly number[]): (number | null)[] {
  return loads.map((_, index) => {
    if (index + 1 < chronicWeeks) return null;
    const month = loads.slice(index + 1 - chronicWeeks, index + 1);
    return month.reduce((sum, load) => sum + load, 0) / chronicWeeks;
  });
}

export function loadChart(weeks: string[], rows: readonly TrainingWeek[]): ChartData {
  // The first average needs the weeks before what is shown.
  const before = Array.from({ length: chronicWeeks - 1 }, (_, index) =>
    addDays(weeks[0]!, 7 * (index + 1 - chronicWeeks)),
  );
  const loads = perWeek([...before, ...weeks], rows, ({ load }) => load);
  return {
    rows: 'Week of',
    days: weeks,
    series: [
      { label: 'Acute: the week', values: loads.slice(before.length), kind: 'bars', tone: 2 },
      {
        label: 'Chronic: average of four weeks',
        values: chronicOf(loads).slice(before.length),
        kind: 'line',
        tone: 1,
      },
    ],
    text: (value) => number(value),
  };
}

export interface MuscleTotal {
  muscle: string;
  name: string;
  perWeek: number;
}

/** The muscles by their hard sets a week, the most trained first. */
export function muscleTotals(muscles: readonly MuscleWeeks[], weeks: readonly string[]): MuscleTotal[] {
  return muscles
    .map(({ muscle, weeks: rows }) => {
      const sets = perWeek(weeks, rows, ({ hardSets }) => hardSets).reduce((sum, value) => sum + value, 0);
      return { muscle, name: wordsOf(muscle), perWeek: sets / Math.max(1, weeks.length) };
    })
    .filter(({ perWeek: each }) => each > 0)
    .sort((a, b) => b.perWeek - a.perWeek || a.name.localeCompare(b.name));
}

export function muscleChart(weeks: string[], muscles: readonly MuscleWeeks[], shown: string[]): ChartData {
  return {
    rows: 'Week of',
    days: weeks,
    series: shown.map((name) => ({
      label: wordsOf(name),
      values: perWeek(
        weeks,
        muscles.find(({ muscle }) => muscle === name)?.weeks ?? [],
        (row) => row.hardSets,
      ),
      kind: 'bars',
      tone: 3,
    })),
    text: (value) => number(value, 1),
  };
}

const formulas = [
  { label: 'Epley', key: 'epleyKg', tone: 1 },
  { label: 'Brzycki', key: 'brzyckiKg', tone: 2, dash: [7, 4] },
  { label: 'RPE-adjusted', key: 'rpeAdjustedKg', tone: 3, dash: [2, 3] },
] as const;

/**
 * What somebody could lift once, by each formula, on the days from `from` on that say something about it; on all such
 * days where it was done only before that.
 */
export function progressChart(progress: ExerciseProgress, from: string, unit: WeightUnit): ChartData {
  const telling = progress.days.filter((one) => formulas.some(({ key }) => one[key] !== null));
  const recent = telling.filter(({ day }) => day >= from);
  const days = recent.length ? recent : telling;
  return {
    rows: 'Day',
    days: days.map(({ day }) => day),
    series: formulas.map(({ label, key, ...look }) => ({
      label,
      values: days.map((one) => (one[key] === null ? null : inUnit(one[key], unit))),
      kind: 'line',
      ...look,
    })),
    text: (value) => `${number(value, 1)} ${unit}`,
    exactText: (value) => `${number(value, 3)} ${unit}`,
  };
}

export function bodyWeightChart(
  rows: readonly { day: string; weightKg: number }[],
  unit: WeightUnit,
): ChartData {
  const sorted = [...rows].sort((a, b) => a.day.localeCompare(b.day));
  return {
    rows: 'Day',
    days: sorted.map(({ day }) => day),
    series: [
      {
        label: 'Body weight',
        values: sorted.map((one) => inUnit(one.weightKg, unit)),
        kind: 'line',
        tone: 1,
      },
    ],
    text: (value) => `${number(value, 1)} ${unit}`,
  };
}

/** What a ratio of acute to chronic load means, in a word or two. */
export function loadWord(ratio: number): string {
  if (ratio < 0.8) return 'Less than usual';
  if (ratio <= 1.3) return 'In balance';
  return ratio <= 1.5 ? 'More than usual' : 'Much more than usual';
}

/** What a personal best improved on: `97.5 kg before`, or nothing where that is not known. */
export function improvementText(previousKg: number | null, unit: WeightUnit): string {
  return previousKg === null ? '' : `${weightText(previousKg, unit, 2)} before`;
}

export function hasTraining({ weeks, exercises }: Analytics): boolean {
  return exercises.length > 0 || weeks.some(({ sessions }) => sessions > 0);
}
