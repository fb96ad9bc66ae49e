// The calls that the server's OpenAPI document does not have yet. Each goes as soon as the document has it.
import type {
  Account,
  CoachProfile,
  DeadLetter,
  NotificationList,
  Page,
  Preference,
  Problem,
  SignedInDevice,
} from './types';

type Headers = { [name: string]: unknown };
type Failure = { headers: Headers; content: { 'application/problem+json': Problem } };
type Answer<T> = T extends void
  ? { 204: { headers: Headers; content?: never }; default: Failure }
  : { 200: { headers: Headers; content: { 'application/json': T } }; default: Failure };

interface PlainCall<Given, Query = never> {
  parameters: { query?: Query; header?: Record<string, string>; path?: never; cookie?: never };
  requestBody?: never;
  responses: Answer<Given>;
}

interface Writing<Body, Given> {
  parameters: { query?: never; header?: Record<string, string>; path?: never; cookie?: never };
  requestBody: { content: { 'application/json': Body } };
  responses: Answer<Given>;
}

interface Pointed<Path, Given> {
  parameters: { query?: never; header?: Record<string, string>; path: Path; cookie?: never };
  requestBody?: never;
  responses: Answer<Given>;
}

type Paging = { limit?: number | null; cursor?: string | null };
export type AccountChange = Pick<Account, 'displayName' | 'username' | 'timeZone' | 'units' | 'language'>;

export interface ContractPaths {
  '/api/account': { get: PlainCall<Account>; put: Writing<AccountChange, Account> };
  '/api/account/password': { post: Writing<{ currentPassword: string; newPassword: string }, void> };
  '/api/account/email': { post: Writing<{ email: string; password: string }, void> };
  '/api/account/email/verification': { post: PlainCall<void> };
  '/api/account/email/confirm': { post: Writing<{ token: string }, { email: string }> };
  '/api/account/sessions': { get: PlainCall<{ items: SignedInDevice[] }> };
  '/api/account/sessions/{sessionId}': { delete: Pointed<{ sessionId: string }, void> };
  '/api/account/sessions/end-others': { post: PlainCall<void> };
  '/api/account/export': { get: PlainCall<Blob> };
  '/api/account/deletion': {
    post: Writing<{ password: string }, { deletionDueAt: string }>;
    delete: PlainCall<void>;
  };
  '/api/auth/password/forgot': { post: Writing<{ email: string }, void> };
  '/api/auth/password/reset': { post: Writing<{ token: string; newPassword: string }, void> };
  '/api/notifications': { get: PlainCall<NotificationList, Paging & { unread?: boolean | null }> };
  '/api/notifications/unread': { get: PlainCall<{ unreadCount: number }> };
  '/api/notifications/read': { post: Writing<{ ids?: string[]; all?: boolean }, void> };
  '/api/notifications/preferences': {
    get: PlainCall<{ items: Preference[] }>;
    put: Writing<{ items: Preference[] }, { items: Preference[] }>;
  };
  '/api/mail/unsubscribe': { post: Writing<{ token: string }, void> };
  '/api/coach/profile': { get: PlainCall<CoachProfile>; put: Writing<CoachProfile, CoachProfile> };
  '/api/admin/mail': { get: PlainCall<Page<DeadLetter>, Paging> };
  '/api/admin/mail/{mailId}/retry': { post: Pointed<{ mailId: string }, void> };
}
