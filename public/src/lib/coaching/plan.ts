import { api, data } from '$lib/api/client';
import type { CalendarEntry, Slot } from '$lib/api/types';
import { addDays } from '$lib/time';

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

/** What was prescribed in these assignments, by the assignment; in those of other coaches nothing is. */
export async function readPrescriptions(
  athleteId: string,
  assignmentIds: string[],
): Promise<Map<string, Slot[]>> {
  if (!assignmentIds.length) return new Map();
  const call = api.GET('/api/coach/athletes/{athleteId}/prescriptions', {
    params: { path: { athleteId }, query: { assignmentIds } },
  });
  const { items } = await data(call);
  return new Map(items.map(({ assignmentId, slots }) => [assignmentId, slots]));
}
