import type { Notification, Preference } from '$lib/api/types';
import { count } from '$lib/i18n/en';

/** What happened, around the name of who did it: `Ana Torres` + ` paused your connection.` */
export interface NotificationText {
  before: string;
  after: string;
  /** Nobody in particular did it: no name belongs between the two. */
  nameless?: boolean;
}

const outcomes: Record<string, string> = {
  no_action: 'No further action was taken.',
  warned: 'The sender was warned.',
  you_warned: 'You were warned.',
  account_closed: 'The sender’s account was closed.',
};

/** The sentence of a notification without its actor's name, which is shown on its own. */
export function textOf(one: Notification): NotificationText {
  const titled = one.title ? ` “${one.title}”` : '';
  const after = (text: string): NotificationText => ({ before: '', after: text });
  switch (one.kind) {
    case 'invitation_received':
      return after(' invites you to train with them.');
    case 'invitation_accepted':
      return after(' accepted your invitation.');
    case 'invitation_declined':
      return after(' declined your invitation.');
    case 'connected':
      return { before: 'You are now connected with ', after: '.' };
    case 'connection_paused':
      return after(' paused your connection.');
    case 'connection_resumed':
      return after(' resumed your connection.');
    case 'connection_ended':
      return after(' ended your connection.');
    case 'assignment_created':
      return after(titled ? ` assigned you${titled}.` : ' assigned you a workout.');
    case 'workout_completed':
      return after(titled ? ` completed${titled}.` : ' completed a workout.');
    case 'program_assigned':
      return after(titled ? ` gave you the program${titled}.` : ' gave you a program.');
    case 'program_completed':
      return after(titled ? ` completed the program${titled}.` : ' completed a program.');
    case 'insight':
      return { before: 'There is something new to see about ', after: titled ? `:${titled}.` : '.' };
    case 'message':
      return after(one.count > 1 ? ` sent you ${count(one.count, 'message')}.` : ' sent you a message.');
    case 'message_reported':
      return {
        before: 'One of your messages was reported. Administrators see it and the two messages around it.',
        after: '',
        nameless: true,
      };
    case 'report_closed':
      return {
        before: `The report of a message was closed. ${outcomes[one.title ?? ''] ?? ''}`.trimEnd(),
        after: '',
        nameless: true,
      };
    case 'report_filed':
      return { before: 'A message was reported to the administrators.', after: '', nameless: true };
    default:
      return after(' did something that this page does not know yet. Reload it to see.');
  }
}

/** Who is meant where the account is gone, or none was behind it. */
export function actorName(one: Notification): string {
  return one.actor?.displayName ?? 'Somebody';
}

/** Where a notification belongs: the page to act on it; null where there is none. */
export function pathOf(one: Notification, isCoach: boolean): string | null {
  switch (one.kind) {
    case 'invitation_received':
      return '/invitations';
    case 'invitation_accepted':
    case 'invitation_declined':
      return '/client-management';
    case 'connected':
    case 'connection_paused':
    case 'connection_resumed':
    case 'connection_ended':
      return isCoach ? '/client-management' : '/my-coach';
    case 'assignment_created':
      return one.sourceId ? `/assignments/${one.sourceId}` : '/assignments';
    case 'workout_completed':
      return one.actor ? `/assignments?view=logged&athlete=${one.actor.id}` : '/assignments?view=logged';
    case 'program_assigned':
    case 'program_completed':
      return '/assignments';
    case 'message':
    case 'message_reported':
      return one.sourceId ? `/messages/${one.sourceId}` : '/messages';
    case 'report_filed':
      return '/admin';
    default:
      return null;
  }
}

interface KindText {
  label: string;
  text: string;
}

/** What each kind tells, for whom switches it. `isCoach`: from which side. */
export function kindText(kind: string, isCoach: boolean): KindText {
  const other = isCoach ? 'An athlete' : 'Your coach';
  const texts: Record<string, KindText> = {
    invitation_received: { label: 'Invitations', text: 'A coach invites you.' },
    invitation_accepted: { label: 'Accepted invitations', text: 'Somebody you invited accepts.' },
    invitation_declined: { label: 'Declined invitations', text: 'Somebody you invited declines.' },
    connected: {
      label: 'New connections',
      text: isCoach ? 'An athlete is connected with you.' : 'A coach is connected with you.',
    },
    connection_paused: { label: 'Pauses', text: `${other} pauses your connection.` },
    connection_resumed: { label: 'Resumed connections', text: `${other} takes it up again.` },
    connection_ended: { label: 'Ended connections', text: `${other} ends your connection.` },
    assignment_created: { label: 'New workouts', text: 'Your coach assigns you a workout.' },
    workout_completed: { label: 'Completed workouts', text: 'An athlete logs a workout.' },
    program_assigned: { label: 'New programs', text: 'Your coach gives you a program.' },
    program_completed: { label: 'Completed programs', text: 'An athlete reaches a program’s end.' },
    insight: { label: 'Insights', text: 'Something in the training deserves a look.' },
    message: { label: 'Messages', text: 'Somebody writes while you are away.' },
    message_reported: { label: 'Reported messages', text: 'Somebody reports a message of yours.' },
    report_closed: { label: 'Closed reports', text: 'Administrators have looked at a reported message.' },
    report_filed: { label: 'New reports', text: 'Somebody reports a message to the administrators.' },
  };
  return texts[kind] ?? { label: kind.replaceAll('_', ' '), text: '' };
}

const groups: { title: string; kinds: string[] }[] = [
  {
    title: 'Connections',
    kinds: [
      'invitation_received',
      'invitation_accepted',
      'invitation_declined',
      'connected',
      'connection_paused',
      'connection_resumed',
      'connection_ended',
    ],
  },
  {
    title: 'Training',
    kinds: ['assignment_created', 'workout_completed', 'program_assigned', 'program_completed', 'insight'],
  },
  { title: 'Conversations', kinds: ['message', 'message_reported', 'report_closed'] },
  { title: 'Administration', kinds: ['report_filed'] },
];

/** The kinds under headings, in one order whatever the server's. Kinds that this page does not know come last. */
export function grouped(preferences: readonly Preference[]): { title: string; items: Preference[] }[] {
  const known = groups.map(({ title, kinds }) => ({
    title,
    items: kinds.flatMap((kind) => preferences.filter((one) => one.kind === kind)),
  }));
  const others = preferences.filter((one) => !groups.some(({ kinds }) => kinds.includes(one.kind)));
  return [...known, { title: 'Other', items: others }].filter(({ items }) => items.length);
}
