import { asApiError } from '$lib/api/error';
import type { SessionPlan } from '$lib/api/types';
import { allKept, keep, kept } from '$lib/kept';
import { readPlan } from './calls';

/** The plan of a session: fresh where the server can be reached, else as it was the last time. */
export async function planOf(userId: string, assignmentId: string): Promise<SessionPlan> {
  try {
    const plan = await readPlan(assignmentId);
    keep('plan', userId, assignmentId, JSON.stringify(plan));
    return plan;
  } catch (thrown) {
    const error = asApiError(thrown);
    const known = error.isTemporary ? parsePlan(kept('plan', userId, assignmentId)) : null;
    if (!known) throw error;
    return known;
  }
}

/** The assignments whose sessions can be begun without a network. */
export function keptAssignments(userId: string): SessionPlan['assignment'][] {
  return allKept('plan', userId)
    .map(parsePlan)
    .flatMap((plan) => plan?.assignment ?? []);
}

function parsePlan(text: string | null): SessionPlan | null {
  try {
    const plan = JSON.parse(text ?? '') as Partial<SessionPlan>;
    return plan.assignment && plan.slots && plan.exercises ? (plan as SessionPlan) : null;
  } catch {
    return null;
  }
}
