import { api, data } from '$lib/api/client';
import type { CalendarEntry, Slot } from '$lib/api/types';
import { addDays, daysBetween } from '$lib/time';

export type When = 'upcoming' | 'past';

/** As many days as the calendar shows at once. */
const mostDays = 62;

export function daysOf(when: When, today: string): { from: string; to: string } {
  return when === 'upcoming'
    ? { from: today, to: addDays(today, mostDays - 1) }
    : { from: addDays(today, 1 - mostDays), to: addDays(today, -1) };
}

/** What is planned for an athlete: the next first, or the latest first of what is past. */
export async function readPlan(athleteId: string, when: When, today: string): Promise<CalendarEntry[]> {
  const query = { athleteId, ...daysOf(when, today) };
  const { items } = await data(api.GET('/api/calendar', { params: { query } }));
  const sign = when === 'upcoming' ? 1 : -1;
  return [...items].sort((a, b) => sign * a.scheduledFor.localeCompare(b.scheduledFor));
}

/** What was prescribed on some days, by the assignment. */
export async function readPrescriptions(
  athleteId: string,
  from: string,
  to: string,
): Promise<Map<string, Slot[]>> {
  // The server tells of a year at a time.
  const start = daysBetween(from, to) < 366 ? from : addDays(to, -365);
  const call = api.GET('/api/coach/athletes/{athleteId}/prescriptions', {
    params: { path: { athleteId }, query: { from: start, to } },
  });
  const { items } = await data(call);
  return new Map(items.map(({ assignmentId, slots }) => [assignmentId, slots]));
}
