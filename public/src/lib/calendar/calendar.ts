import { api, data } from '$lib/api/client';
import type { CalendarEntry } from './types';

export async function readCalendar(
  from: string,
  to: string,
  athleteId: string | null,
): Promise<CalendarEntry[]> {
  const query = { from, to, ...(athleteId && { athleteId }) };
  return (await data(api.GET('/api/calendar', { params: { query } }))).items;
}

export function moveAssignment(assignmentId: string, scheduledFor: string): Promise<CalendarEntry> {
  return data(
    api.PUT('/api/assignments/{assignmentId}/day', {
      params: { path: { assignmentId } },
      body: { scheduledFor },
    }),
  );
}

/** Moves it and everything open behind it of the same program. */
export async function shiftAssignments(assignmentId: string, days: number): Promise<CalendarEntry[]> {
  const { items } = await data(
    api.POST('/api/assignments/{assignmentId}/shift', { params: { path: { assignmentId } }, body: { days } }),
  );
  return items;
}

export function setStatus(
  assignmentId: string,
  status: 'assigned' | 'skipped' | 'excused',
  reason = '',
): Promise<CalendarEntry> {
  return data(
    api.PUT('/api/assignments/{assignmentId}/status', {
      params: { path: { assignmentId } },
      body: { status, ...(reason.trim() && { reason: reason.trim() }) },
    }),
  );
}

export function withdrawAssignment(assignmentId: string, keepalive: boolean) {
  return data(
    api.DELETE('/api/assignments/{assignmentId}', { params: { path: { assignmentId } }, keepalive }),
  );
}

/** The entries of each day, in their order. */
export function entriesByDay(entries: readonly CalendarEntry[]): Map<string, CalendarEntry[]> {
  const days = new Map<string, CalendarEntry[]>();
  for (const entry of entries) days.set(entry.scheduledFor, [...(days.get(entry.scheduledFor) ?? []), entry]);
  return days;
}

/** With the changed ones in place of those they were. */
export function withChanged(
  entries: readonly CalendarEntry[],
  changed: readonly CalendarEntry[],
): CalendarEntry[] {
  const byId = new Map(changed.map((entry) => [entry.id, entry]));
  return entries.map((entry) => byId.get(entry.id) ?? entry);
}
