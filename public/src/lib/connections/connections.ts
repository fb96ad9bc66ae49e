import { api, data, everyPage } from '$lib/api/client';
import type {
  AccessEntry,
  AthleteDetail,
  CoachPreview,
  FormerCoach,
  MyCoach,
  Page,
  WorkoutLog,
} from '$lib/api/types';

/** A connection seen from one of its two sides: whose it is, and who is on the other end. */
export interface Link {
  side: 'coach' | 'athlete';
  otherId: string;
  otherName: string;
  status: string;
  pausedBy: string | null;
}

export type Standing = 'active' | 'pausedByMe' | 'pausedByOther' | 'pending' | 'ended';

/** Where a connection stands for the one who looks at it. */
export function standingOf({ side, status, pausedBy }: Pick<Link, 'side' | 'status' | 'pausedBy'>): Standing {
  if (status === 'active' || status === 'pending') return status;
  if (status !== 'inactive') return 'ended';
  return pausedBy === side ? 'pausedByMe' : 'pausedByOther';
}

export function pause({ side, otherId }: Link) {
  return side === 'coach'
    ? data(api.POST('/api/coach/athletes/{athleteId}/pause', { params: { path: { athleteId: otherId } } }))
    : data(api.POST('/api/athlete/coaches/{coachId}/pause', { params: { path: { coachId: otherId } } }));
}

export function resume({ side, otherId }: Link) {
  return side === 'coach'
    ? data(api.POST('/api/coach/athletes/{athleteId}/resume', { params: { path: { athleteId: otherId } } }))
    : data(api.POST('/api/athlete/coaches/{coachId}/resume', { params: { path: { coachId: otherId } } }));
}

/** For good, as far as this side is concerned. The other side reads the reason. */
export function end({ side, otherId }: Link, reason: string) {
  const body = reason.trim() ? { reason: reason.trim() } : {};
  return side === 'coach'
    ? data(
        api.POST('/api/coach/athletes/{athleteId}/end', { params: { path: { athleteId: otherId } }, body }),
      )
    : data(api.POST('/api/athlete/coaches/{coachId}/end', { params: { path: { coachId: otherId } }, body }));
}

export function readMyCoach(coachId: string): Promise<MyCoach> {
  return data(api.GET('/api/athlete/coaches/{coachId}', { params: { path: { coachId } } }));
}

/** What a coach sees of the signed-in athlete. */
export function readPreview(coachId: string): Promise<CoachPreview> {
  return data(api.GET('/api/athlete/coaches/{coachId}/preview', { params: { path: { coachId } } }));
}

export async function saveGoals(coachId: string, goals: string[]): Promise<string[]> {
  const call = api.PUT('/api/athlete/coaches/{coachId}/goals', {
    params: { path: { coachId } },
    body: { goals },
  });
  return (await data(call)).goals;
}

/** The coaches of the past, the latest first. */
export function readCoachHistory(): Promise<FormerCoach[]> {
  return everyPage((cursor) =>
    api.GET('/api/athlete/coach-history', { params: { query: { limit: 100, cursor } } }),
  );
}

/** Who looked at the signed-in athlete's data, the latest first. */
export function readAccessLog(cursor?: string): Promise<Page<AccessEntry>> {
  return data(api.GET('/api/athlete/access-log', { params: { query: { limit: 50, cursor } } }));
}

export function readAthlete(athleteId: string): Promise<AthleteDetail> {
  return data(api.GET('/api/coach/athletes/{athleteId}', { params: { path: { athleteId } } }));
}

export function readAthleteLogs(athleteId: string, cursor?: string): Promise<Page<WorkoutLog>> {
  return data(
    api.GET('/api/coach/athletes/{athleteId}/logs', {
      params: { path: { athleteId }, query: { limit: 20, cursor } },
    }),
  );
}

export async function saveNotes(athleteId: string, notes: string): Promise<string> {
  const call = api.PUT('/api/coach/athletes/{athleteId}/notes', {
    params: { path: { athleteId } },
    body: { notes },
  });
  return (await data(call)).notes;
}

/** The one whose connection began last. */
export function currentCoach<T extends { connectedAt: string | null }>(coaches: readonly T[]): T | undefined {
  return [...coaches].sort((a, b) => (b.connectedAt ?? '').localeCompare(a.connectedAt ?? ''))[0];
}
