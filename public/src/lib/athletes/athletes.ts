import { api, data, everyPage, idempotencyKey } from '$lib/api/client';
import type { ConnectedAthlete, ConnectedCoach } from '$lib/api/types';

/** The signed-in coach's athletes, by name. */
export function readAthletes(): Promise<ConnectedAthlete[]> {
  return everyPage((cursor) => api.GET('/api/coach/athletes', { params: { query: { limit: 100, cursor } } }));
}

/** The signed-in athlete's coaches, by name. */
export function readCoaches(): Promise<ConnectedCoach[]> {
  return everyPage((cursor) =>
    api.GET('/api/athlete/coaches', { params: { query: { limit: 100, cursor } } }),
  );
}

export function connectAthlete(athleteEmail: string, key: string) {
  return data(
    api.POST('/api/coach/athletes/connect', { headers: idempotencyKey(key), body: { athleteEmail } }),
  );
}

/** Only these may be written to and given workouts. */
export function active<T extends { status: string }>(people: readonly T[]): T[] {
  return people.filter((one) => one.status === 'active');
}
