import { api, data } from '$lib/api/client';
import type { AdminReport, OpenedReport, Page, Report } from '$lib/api/types';

export type Reason = 'harassment' | 'spam' | 'inappropriate' | 'other';
export type Outcome = 'no_action' | 'warned' | 'account_closed';

export const reasons: { value: Reason; label: string }[] = [
  { value: 'harassment', label: 'It harasses or threatens somebody' },
  { value: 'inappropriate', label: 'It is inappropriate' },
  { value: 'spam', label: 'It is advertising or spam' },
  { value: 'other', label: 'Something else' },
];

/** The same in a word or two, for lists. */
export const reasonLabels: Record<string, string> = {
  harassment: 'Harassment',
  inappropriate: 'Inappropriate',
  spam: 'Spam',
  other: 'Other',
};

export const outcomes: { value: Outcome; label: string }[] = [
  { value: 'no_action', label: 'No action needed' },
  { value: 'warned', label: 'Sender warned' },
  { value: 'account_closed', label: 'Sender’s account closed' },
];

export function outcomeLabel(outcome: string | null): string {
  return outcomes.find(({ value }) => value === outcome)?.label ?? '';
}

export interface ReportedMessage {
  id: string;
  content: string;
}

/** Once: who reports a message again hears of the same report. */
export function reportMessage(
  conversationId: string,
  messageId: string,
  body: { reason: Reason; note?: string },
): Promise<Report> {
  const path = { conversationId, messageId };
  return data(
    api.POST('/api/messages/conversations/{conversationId}/messages/{messageId}/report', {
      params: { path },
      body,
    }),
  );
}

export function readReports(state: 'open' | 'closed', cursor?: string): Promise<Page<AdminReport>> {
  return data(api.GET('/api/admin/reports', { params: { query: { state, limit: 20, cursor } } }));
}

export function openReport(reportId: string): Promise<OpenedReport> {
  return data(api.POST('/api/admin/reports/{reportId}/open', { params: { path: { reportId } } }));
}

export function closeReport(
  reportId: string,
  body: { outcome: Outcome; note?: string },
): Promise<AdminReport> {
  return data(api.POST('/api/admin/reports/{reportId}/close', { params: { path: { reportId } }, body }));
}

/** A person of a report; the name goes with the account. */
export function nameOf(person: { displayName: string | null }): string {
  return person.displayName ?? 'Deleted user';
}
