// Dates and times as people read them. An instant is an RFC 3339 string; a day is YYYY-MM-DD without a time zone.
import { region } from './region.svelte';

/** The day of an instant where the reader is. */
export function dayOf(instant: Date): string {
  return region.formats.isoDay.format(instant);
}

/** `18:38` */
export function clock(instant: string): string {
  return region.formats.clock.format(new Date(instant));
}

/** Everything about an instant, for a tooltip. */
export function fullTime(instant: string): string {
  return region.formats.full.format(new Date(instant));
}

/** The shortest that tells it apart in a list: `18:38` today, `Thu` within a week, `21 Nov`, `21 Nov 2024`. */
export function listTime(instant: string, now: Date): string {
  const [then, today] = [dayOf(new Date(instant)), dayOf(now)];
  const days = daysBetween(then, today);
  const { weekday, shortDay, shortYear } = region.formats;
  if (days <= 0) return clock(instant);
  if (days < 7) return weekday.format(noon(then));
  return (yearOf(then) === yearOf(today) ? shortDay : shortYear).format(noon(then));
}

/** The heading above the messages or workouts of a day: `Today`, `Yesterday`, `Thursday 19 November`. */
export function dayHeading(day: string, now: Date): string {
  const today = dayOf(now);
  const days = daysBetween(day, today);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  if (days === -1) return 'Tomorrow';
  const { longDay, longYear } = region.formats;
  return (yearOf(day) === yearOf(today) ? longDay : longYear).format(noon(day));
}

/** The same within a sentence: `today`, `yesterday`, `Thursday 19 November`. */
export function dayInText(day: string, now: Date): string {
  const heading = dayHeading(day, now);
  return Math.abs(daysBetween(day, dayOf(now))) <= 1 ? heading.toLowerCase() : heading;
}

/** `21 Nov 2026` */
export function shortDate(instant: string): string {
  return region.formats.shortYear.format(noon(instant.length === 10 ? instant : dayOf(new Date(instant))));
}

/** How long ago, in the largest unit that fits: `5 minutes ago`, `yesterday`. */
export function ago(instant: string, now: Date): string {
  const { relative } = region.formats;
  const minutes = Math.max(0, Math.round((now.getTime() - Date.parse(instant)) / 60_000));
  if (minutes < 60) return relative.format(-minutes, 'minute');
  if (minutes < 24 * 60) return relative.format(-Math.floor(minutes / 60), 'hour');
  const days = daysBetween(dayOf(new Date(instant)), dayOf(now));
  if (days < 30) return relative.format(-days, 'day');
  return shortDate(instant);
}

export function addDays(day: string, days: number): string {
  return new Date(noon(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000);
}

function yearOf(day: string): string {
  return day.slice(0, 4);
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
