import { api, data, everyPage, idempotencyKey } from '$lib/api/client';
import type { Invitation, ReceivedInvitation } from '$lib/api/types';

export interface NewInvitation {
  email?: string;
  username?: string;
  message?: string;
}

/** The invitations of the signed-in coach, newest first. */
export async function readSentInvitations(): Promise<Invitation[]> {
  const items = await everyPage((cursor) =>
    api.GET('/api/coach/invitations', { params: { query: { limit: 100, cursor } } }),
  );
  return items as Invitation[];
}

export async function invite(body: NewInvitation, key: string): Promise<Invitation> {
  const call = api.POST('/api/coach/invitations', { headers: idempotencyKey(key), body });
  return (await data(call)) as Invitation;
}

export async function withdraw(invitationId: string): Promise<Invitation> {
  const call = api.POST('/api/coach/invitations/{invitationId}/withdraw', {
    params: { path: { invitationId } },
  });
  return (await data(call)) as Invitation;
}

/** Sends it once more, with a new link; the old one is dead. */
export async function resend(invitationId: string): Promise<Invitation> {
  const call = api.POST('/api/coach/invitations/{invitationId}/resend', {
    params: { path: { invitationId } },
  });
  return (await data(call)) as Invitation;
}

/** The open invitations to the signed-in athlete. */
export function readReceivedInvitations(): Promise<ReceivedInvitation[]> {
  return everyPage((cursor) => api.GET('/api/invitations', { params: { query: { limit: 100, cursor } } }));
}

/** What a link leads to, and the address that it was sent to. */
export function viewInvitation(
  code: string,
): Promise<{ invitation: ReceivedInvitation; email: string | null }> {
  return data(api.POST('/api/invitations/view', { body: { code } }));
}

/** Which one is answered: by its link, or by its id in the list. */
export type Which = { code: string } | { invitationId: string };

export function accept(which: Which, key: string) {
  return data(api.POST('/api/invitations/accept', { headers: idempotencyKey(key), body: which }));
}

export function decline(which: Which) {
  return data(api.POST('/api/invitations/decline', { body: which }));
}

/** To whom it went: `ana@example.org`, `@ana`. */
export function recipientOf(invitation: Pick<Invitation, 'email' | 'username'>): string {
  return invitation.email ?? `@${invitation.username}`;
}

/** Open ones wait for an answer; all others are history. One past its day is closed, also where nobody has noted so yet. */
export function isOpen(invitation: Pick<Invitation, 'status' | 'expiresAt'>, now: Date): boolean {
  return invitation.status === 'pending' && new Date(invitation.expiresAt) > now;
}

/** `expires in 3 days`, `expires in 5 hours`, `expires within the hour` */
export function expiryText(expiresAt: string, now: Date): string {
  const hours = Math.floor((new Date(expiresAt).getTime() - now.getTime()) / 3_600_000);
  if (hours < 0) return 'expired';
  if (hours < 1) return 'expires within the hour';
  if (hours < 48) return `expires in ${hours === 1 ? '1 hour' : `${hours} hours`}`;
  return `expires in ${Math.round(hours / 24)} days`;
}

export interface Closed {
  text: string;
  look: 'good' | 'neutral';
}

export const statusLooks: Record<Invitation['status'], Closed> = {
  pending: { text: 'Waiting', look: 'neutral' },
  accepted: { text: 'Accepted', look: 'good' },
  declined: { text: 'Declined', look: 'neutral' },
  withdrawn: { text: 'Withdrawn', look: 'neutral' },
  expired: { text: 'Expired', look: 'neutral' },
};
