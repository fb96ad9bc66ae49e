import { inUnit, number } from '$lib/analytics/figures';
import { ask, type Comparison } from '$lib/api/awaited';
import { lookOf, type ChartData } from '$lib/charts/data';
import type { WeightUnit } from '$lib/units';

export type Measure = 'volume' | 'hard_sets' | 'sessions' | 'e1rm';

export const measures: { value: Measure; label: string }[] = [
  { value: 'volume', label: 'Volume' },
  { value: 'hard_sets', label: 'Hard sets' },
  { value: 'sessions', label: 'Sessions' },
  { value: 'e1rm', label: 'e1RM of an exercise' },
];

export function isMeasure(text: string | null): text is Measure {
  return measures.some(({ value }) => value === text);
}

export const mostAthletes = 10;

export interface Question {
  athleteIds: string[];
  measure: Measure;
  exerciseId: string;
  weeks: number;
}

/** Whether enough is chosen to ask for it. */
export function isComplete({ athleteIds, measure, exerciseId }: Question): boolean {
  return athleteIds.length > 0 && (measure !== 'e1rm' || exerciseId !== '');
}

export async function readComparison(question: Question): Promise<Comparison[]> {
  const query = new URLSearchParams({
    athleteIds: question.athleteIds.join(','),
    measure: question.measure,
    weeks: String(question.weeks),
    ...(question.measure === 'e1rm' && { exerciseId: question.exerciseId }),
  });
  return (await ask<{ items: Comparison[] }>('GET', `/api/coach/compare?${query}`)).items;
}

/** One line for each athlete. A week that is left out had no training; what could be lifted in it is not known. */
export function comparisonChart(
  weeks: string[],
  items: readonly Comparison[],
  measure: Measure,
  unit: WeightUnit,
): ChartData {
  const isWeight = measure === 'volume' || measure === 'e1rm';
  const names = items.map(({ athlete }) => athlete.displayName);
  return {
    rows: 'Week of',
    days: weeks,
    series: items.map(({ athlete, points }, index) => {
      const known = new Map(points.map(({ week, value }) => [week, value]));
      const isTwice = names.indexOf(athlete.displayName) !== index;
      return {
        label: isTwice ? `${athlete.displayName} (${index + 1})` : athlete.displayName,
        values: weeks.map((week) => {
          const value = known.get(week) ?? (measure === 'e1rm' ? null : 0);
          return value !== null && isWeight ? inUnit(value, unit) : value;
        }),
        kind: 'line',
        ...lookOf(index),
      };
    }),
    text: (value) => (isWeight ? `${number(value, measure === 'e1rm' ? 1 : 0)} ${unit}` : number(value, 1)),
  };
}
