import { api, data } from '$lib/api/client';
import { asApiError } from '$lib/api/error';
import { readAthlete } from '$lib/connections/connections';
import { closedBy } from '$lib/connections/permissions';
import { inUnit, number } from '$lib/analytics/figures';
import type { ComparedAthlete } from '$lib/api/types';
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

async function readComparison(question: Question): Promise<ComparedAthlete[]> {
  const { athleteIds, measure, exerciseId, weeks } = question;
  const query = {
    athleteIds,
    measure,
    weeks,
    ...(measure === 'e1rm' && { exerciseId }),
  };
  return (await data(api.GET('/api/coach/compare', { params: { query } }))).items;
}

/** The comparison of those whose figures are open; and the names of the others, whom one refusal would hide all for. */
export async function compareOpen(
  question: Question,
): Promise<{ items: ComparedAthlete[]; closed: string[] }> {
  try {
    return { items: await readComparison(question), closed: [] };
  } catch (thrown) {
    if (asApiError(thrown).status !== 403) throw thrown;
    const kind = question.measure === 'e1rm' ? 'progress' : 'analytics';
    const athletes = await Promise.all(question.athleteIds.map(readAthlete));
    const closed = athletes.filter((one) => closedBy(kind, one) !== null);
    if (!closed.length) throw thrown;
    const athleteIds = question.athleteIds.filter((id) => !closed.some((one) => one.id === id));
    return {
      items: athleteIds.length ? await readComparison({ ...question, athleteIds }) : [],
      closed: closed.map(({ displayName }) => displayName),
    };
  }
}

/** One line for each athlete. A week that is left out had no training; what could be lifted in it is not known. */
export function comparisonChart(
  weeks: string[],
  items: readonly ComparedAthlete[],
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
