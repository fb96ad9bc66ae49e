// Weeks begin on Monday. A day is YYYY-MM-DD, a month YYYY-MM.
import { region } from '$lib/region.svelte';
import { addDays } from '$lib/time';

export type Span = 'week' | 'month';

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** The Monday of the week that a day is in. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - (noon(day).getUTCDay() || 7));
}

export function weekOf(day: string): string[] {
  return daysFrom(mondayOf(day), 7);
}

/** The whole weeks that a month touches. */
export function monthOf(day: string): string[] {
  const first = mondayOf(`${day.slice(0, 7)}-01`);
  const end = mondayOf(addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1));
  return daysFrom(first, Math.round((noon(end).getTime() - noon(first).getTime()) / 86_400_000) + 7);
}

export function daysOf(span: Span, day: string): string[] {
  return span === 'week' ? weekOf(day) : monthOf(day);
}

/** The same day of another month, or that month's last where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0, 12)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last), 12)).toISOString().slice(0, 10);
}

/** The day to show one span earlier or later. */
export function beside(span: Span, day: string, by: 1 | -1): string {
  return span === 'week' ? addDays(day, 7 * by) : addMonths(`${day.slice(0, 7)}-01`, by);
}

export function isDay(text: string | null): text is string {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(noon(text).getTime());
}

/** `Mon` or `Monday` to Sunday, in the reader's language. */
export function weekdayNames(style: 'short' | 'long'): string[] {
  const format = new Intl.DateTimeFormat(region.language, { weekday: style, timeZone: 'UTC' });
  return daysFrom('2024-01-01', 7).map((day) => format.format(noon(day)));
}

/** `November 2026`; `23–29 November 2026` for a week. */
export function spanTitle(span: Span, day: string): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(region.language, { ...options, timeZone: 'UTC' });
  if (span === 'month') return format({ month: 'long', year: 'numeric' }).format(noon(day));
  const days = weekOf(day);
  const week = format({ day: 'numeric', month: 'short', year: 'numeric' });
  return week.formatRange(noon(days[0]!), noon(days[6]!));
}

function daysFrom(first: string, number: number): string[] {
  return Array.from({ length: number }, (_, index) => addDays(first, index));
}
