import { api, data } from '$lib/api/client';
import type { Permissions } from '$lib/api/types';
import { savePermissions } from '$lib/connections/permissions';

/** What a coach may do now, as the athlete allows it. */
export async function permissionsOf(coachId: string): Promise<Permissions> {
  const coach = await data(api.GET('/api/athlete/coaches/{coachId}', { params: { path: { coachId } } }));
  return coach.permissions;
}

/** Lets a coach write to the athlete, or not. The other permissions stay as they are. */
export async function letWrite(coachId: string, sendMessages: boolean): Promise<Permissions> {
  return savePermissions(coachId, { ...(await permissionsOf(coachId)), sendMessages });
}
