import type { Upload } from './uploads';

// Why the server does not take a session, and what to do about it.
const byCode: Record<string, string> = {
  already_logged: 'Not saved: this assignment was logged already, perhaps on another device.',
  forbidden:
    'Not saved: the assignment or one of its exercises is no longer yours, perhaps because the connection with the coach ended.',
  invalid_input: 'Not saved: the server did not understand one of the sets.',
  idempotency_mismatch: 'Not saved: it was sent before in another form. Look in the history first.',
  body_too_large: 'Not saved: it is too long.',
};

export function refusalText({ error }: Pick<Upload, 'error'>): string {
  return byCode[error ?? ''] ?? 'Not saved: the server refused it. Nothing is lost.';
}
