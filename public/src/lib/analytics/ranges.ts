import { addDays } from '$lib/time';

export type Range = '4w' | '12w' | '1y' | '2y';

export const ranges: { value: Range; label: string; name: string; days: number }[] = [
  { value: '4w', label: '4 wk', name: '4 weeks', days: 28 },
  { value: '12w', label: '12 wk', name: '12 weeks', days: 84 },
  { value: '1y', label: '1 yr', name: '1 year', days: 365 },
  { value: '2y', label: '2 yr', name: '2 years', days: 730 },
];

export const usualRange: Range = '12w';

export function isRange(text: string | null): text is Range {
  return ranges.some(({ value }) => value === text);
}

export function daysIn(range: Range): number {
  return ranges.find(({ value }) => value === range)!.days;
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** The Mondays of all weeks that the last `days` days touch, the earliest first. */
export function weeksIn(days: number, today: string): string[] {
  const weeks: string[] = [];
  for (let week = mondayOf(addDays(today, 1 - days)); week <= today; week = addDays(week, 7))
    weeks.push(week);
  return weeks;
}
