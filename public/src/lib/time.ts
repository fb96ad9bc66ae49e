// Dates and times as people read them. An instant is an RFC 3339 string; a day is YYYY-MM-DD without a time zone.

const locale = 'en-GB';
const clockFormat = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const weekdayFormat = new Intl.DateTimeFormat(locale, { weekday: 'short' });
const shortDayFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const shortYearFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const longDayFormat = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const longYearFormat = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const fullFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });

/** The day of an instant where the reader is. */
export function dayOf(instant: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${instant.getFullYear()}-${pad(instant.getMonth() + 1)}-${pad(instant.getDate())}`;
}

/** `18:38` */
export function clock(instant: string): string {
  return clockFormat.format(new Date(instant));
}

/** Everything about an instant, for a tooltip. */
export function fullTime(instant: string): string {
  return fullFormat.format(new Date(instant));
}

/** The shortest that tells it apart in a list: `18:38` today, `Thu` within a week, `21 Nov`, `21 Nov 2024`. */
export function listTime(instant: string, now: Date): string {
  const then = new Date(instant);
  const days = daysBetween(dayOf(then), dayOf(now));
  if (days <= 0) return clock(instant);
  if (days < 7) return weekdayFormat.format(then);
  return (then.getFullYear() === now.getFullYear() ? shortDayFormat : shortYearFormat).format(then);
}

/** The heading above the messages or workouts of a day: `Today`, `Yesterday`, `Thursday 19 November`. */
export function dayHeading(day: string, now: Date): string {
  const today = dayOf(now);
  const days = daysBetween(day, today);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  if (days === -1) return 'Tomorrow';
  return (day.slice(0, 4) === today.slice(0, 4) ? longDayFormat : longYearFormat).format(noon(day));
}

/** `21 Nov 2026` */
export function shortDate(instant: string): string {
  return shortYearFormat.format(instant.length === 10 ? noon(instant) : new Date(instant));
}

export function addDays(day: string, days: number): string {
  const then = noon(day);
  then.setDate(then.getDate() + days);
  return dayOf(then);
}

/** Whole days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000);
}

// Noon, because midnight does not exist on some days in some time zones.
function noon(day: string): Date {
  return new Date(`${day}T12:00:00`);
}
