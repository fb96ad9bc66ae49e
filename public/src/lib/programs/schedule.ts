// On which days a program's workouts fall.
import { addDays } from '$lib/time';

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

export interface Planned {
  day: string;
  title: string;
  /** From 0. */
  week: number;
}

/**
 * As the server plans it: a week of the program begins seven days after the one before, and its workouts take the weekdays
 * in turn. A week with more workouts than weekdays goes on into the next.
 */
export function plan(
  weeks: readonly (readonly string[])[],
  start: string,
  weekdays: readonly number[],
): Planned[] {
  if (!weekdays.length || !start) return [];
  const planned: Planned[] = [];
  let day = start;
  for (const [week, titles] of weeks.entries()) {
    const weekStart = addDays(start, week * 7);
    if (day < weekStart) day = weekStart;
    for (const title of titles) {
      while (!weekdays.includes(weekdayOf(day))) day = addDays(day, 1);
      planned.push({ day, title, week });
      day = addDays(day, 1);
    }
  }
  return planned;
}

const spreads: number[][] = [
  [1],
  [1],
  [1, 4],
  [1, 3, 5],
  [1, 2, 4, 5],
  [1, 2, 3, 5, 6],
  [1, 2, 3, 4, 5, 6],
  [1, 2, 3, 4, 5, 6, 7],
];

/** Weekdays with rest between them for as many workouts as the fullest week has. */
export function usualWeekdays(weeks: readonly (readonly unknown[])[]): number[] {
  return spreads[Math.min(7, Math.max(0, ...weeks.map((days) => days.length)))]!;
}

/** The Monday after a day; the day itself where it is one. */
export function nextMonday(day: string): string {
  return addDays(day, (8 - weekdayOf(day)) % 7);
}
