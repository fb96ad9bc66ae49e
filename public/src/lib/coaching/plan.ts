import { ask, type CalendarEntry, type Prescription, type Slot } from '$lib/api/awaited';
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
  const query = new URLSearchParams({ athleteId, ...daysOf(when, today) });
  const { items } = await ask<{ items: CalendarEntry[] }>('GET', `/api/calendar?${query}`);
  const sign = when === 'upcoming' ? 1 : -1;
  return [...items].sort((a, b) => sign * a.scheduledFor.localeCompare(b.scheduledFor));
}

/** What was prescribed on some days, by the assignment. */
export async function readPrescriptions(
  athleteId: string,
  from: string,
  to: string,
): Promise<Map<string, Slot[]>> {
  const query = new URLSearchParams({ from, to });
  const { items } = await ask<{ items: Prescription[] }>(
    'GET',
    `/api/coach/athletes/${athleteId}/prescriptions?${query}`,
  );
  return new Map(items.map(({ assignmentId, slots }) => [assignmentId, slots]));
}
