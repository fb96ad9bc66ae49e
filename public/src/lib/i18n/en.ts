import { asApiError, type ApiError } from '$lib/api/error';

// What a code of the API means to a person. Codes that need no words of their own fall back to their status.
const byCode: Record<string, string> = {
  unreachable: 'The server can’t be reached. Check your connection and try again.',
  invalid_credentials: 'That e-mail and password don’t match.',
  email_taken: 'There is already an account with this e-mail. Sign in instead?',
  user_not_found: 'Nobody here has this e-mail address. Ask your athlete to sign up first.',
  wrong_role: 'This account is not an athlete’s, so it can’t be connected.',
  already_connected: 'You are already connected with this athlete.',
  already_invited: 'You have invited this person already. See “Pending”.',
  invitation_closed: 'This invitation has been answered or withdrawn.',
  invitation_gone: 'This invitation was used or withdrawn, or it has expired.',
  paused_by_other: 'The other side paused this connection, so only they can resume it.',
  coach_inactive: 'This coach takes nobody on at the moment.',
  athlete_left: 'This athlete ended the connection. Invite them: it opens again once they accept.',
  client_limit_reached: 'You have reached your limit of athletes. End a connection first.',
  already_logged: 'This workout has been logged already.',
  log_changed: 'This workout was changed on another device. Discard your changes here to see it.',
  idempotency_mismatch: 'This was sent before in another form. Check the list, then try again.',
  program_changed: 'Somebody changed this program in the meantime. Load it again.',
  report_closed: 'Another administrator has closed this report meanwhile.',
  assignment_completed: 'This workout is done already, so it stays as it is.',
  exercise_name_taken: 'You have an exercise of this name already.',
  edit_too_late: 'A message can be changed for 15 minutes. This one is older.',
  too_many_edits: 'This message was changed 20 times already, so it stays as it is.',
  message_deleted: 'This message has been deleted.',
  too_many_reactions: 'There are 20 different reactions already. Add to one of them.',
  wrong_password: 'That is not your password.',
  username_taken: 'Somebody else has this username.',
  cannot_leave: 'The coach can’t leave a group, and nobody a conversation of two.',
  feature_disabled: 'This is switched off at the moment.',
  cross_site: 'The browser did not prove where this request comes from. Reload the page and try again.',
};

const byStatus: Record<number, string> = {
  400: 'Something in the form is not right.',
  401: 'Your session has ended. Sign in again.',
  403: 'You may not do this.',
  404: 'There is nothing here.',
  409: 'This conflicts with what is there already.',
  413: 'This is too long to send.',
  429: 'That was a little fast.',
  503: 'The server is away for a moment. Nothing is lost; try again shortly.',
};

const plurals = new Intl.PluralRules('en');

/** `1 athlete`, `3 athletes` */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${plurals.select(number) === 'one' ? one : many}`;
}

/** What went wrong, in a sentence that says what to do. */
export function problemText(thrown: unknown): string {
  const error: ApiError = asApiError(thrown);
  const text =
    byCode[error.code] ?? byStatus[error.status] ?? 'Something went wrong on the server. Try again.';
  if (error.status === 429) return `${text} Try again in ${waitText(error.retryAfter)}.`;
  return text;
}

/** How long to wait, rounded up to what people count in. */
export function waitText(seconds: number | null): string {
  if (seconds === null) return 'a moment';
  if (seconds <= 90) return count(Math.max(1, seconds), 'second');
  if (seconds <= 90 * 60) return count(Math.ceil(seconds / 60), 'minute');
  return count(Math.ceil(seconds / 3600), 'hour');
}

/** `Ana`, `Ana and Ben`, `Ana, Ben and 3 others` */
export function nameList(names: string[], most = 3): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length <= most) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} others`;
}
