import { ApiError, asApiError } from '$lib/api/error';
import type { SessionPlan } from '$lib/api/types';
import { keep, kept } from '$lib/kept';
import { readPlan } from './calls';

/** The plan of a session: fresh where the server can be reached, else as it was the last time. */
export async function planOf(userId: string, assignmentId: string): Promise<SessionPlan> {
  try {
    const plan = await readPlan(assignmentId);
    keep('plan', userId, assignmentId, JSON.stringify(plan));
    return plan;
  } catch (thrown) {
    const error = asApiError(thrown);
    const known = error.isTemporary ? kept('plan', userId, assignmentId) : null;
    if (!known) throw error;
    try {
      return JSON.parse(known) as SessionPlan;
    } catch {
      throw new ApiError(0);
    }
  }
}
