import { api, data } from '$lib/api/client';
import type { CoachPreview, Permissions, Sharing } from '$lib/api/types';

export interface Opening<Key> {
  key: Key;
  label: string;
  /** What it opens, said to the athlete. */
  opens: string;
}

/** What one coach may do, in the athlete's words. */
export const permissionList: Opening<keyof Permissions>[] = [
  {
    key: 'viewWorkouts',
    label: 'See my workouts',
    opens: 'Everything you log: exercises, sets, effort and notes.',
  },
  {
    key: 'viewProgress',
    label: 'See my progress',
    opens: 'How your lifts, times and body values develop.',
  },
  {
    key: 'viewAnalytics',
    label: 'See my analytics',
    opens: 'Training load, trends and charts worked out from your training.',
  },
  {
    key: 'createPrograms',
    label: 'Make programs for me',
    opens: 'Training programs of several weeks in your plan.',
  },
  {
    key: 'sendMessages',
    label: 'Write to me',
    opens: 'New messages from this coach. You can always write yourself.',
  },
];

/** The same in the coach's words. */
export const ownPermissionList: Opening<keyof Permissions>[] = [
  { key: 'viewWorkouts', label: 'See workouts', opens: 'Everything logged, also for workouts of others.' },
  { key: 'viewProgress', label: 'See progress', opens: 'How lifts, times and body values develop.' },
  { key: 'viewAnalytics', label: 'See analytics', opens: 'Training load, trends and charts.' },
  { key: 'createPrograms', label: 'Make programs', opens: 'Training programs of several weeks.' },
  { key: 'sendMessages', label: 'Write messages', opens: 'New messages from you.' },
];

/** What the athlete shares with every coach. */
export const sharingList: Opening<keyof Sharing>[] = [
  { key: 'workouts', label: 'Workouts', opens: 'What you logged, for coaches who may see workouts.' },
  { key: 'progress', label: 'Progress', opens: 'How you develop, for coaches who may see progress.' },
  { key: 'analytics', label: 'Analytics', opens: 'Load and trends, for coaches who may see analytics.' },
  {
    key: 'personalInfo',
    label: 'Personal details',
    opens: 'Your username, time zone, units and language.',
  },
];

export function savePermissions(coachId: string, body: Permissions): Promise<Permissions> {
  return data(api.PUT('/api/athlete/coaches/{coachId}/permissions', { params: { path: { coachId } }, body }));
}

/** A coach can only switch off. */
export function narrowPermissions(athleteId: string, body: Permissions): Promise<Permissions> {
  return data(
    api.PUT('/api/coach/athletes/{athleteId}/permissions', { params: { path: { athleteId } }, body }),
  );
}

export function readSharing(): Promise<Sharing> {
  return data(api.GET('/api/athlete/sharing'));
}

export function saveSharing(body: Sharing): Promise<Sharing> {
  return data(api.PUT('/api/athlete/sharing', { body }));
}

export type DataKind = 'workouts' | 'progress' | 'analytics';
const permissionFor = {
  workouts: 'viewWorkouts',
  progress: 'viewProgress',
  analytics: 'viewAnalytics',
} as const satisfies Record<DataKind, keyof Permissions>;

/** What keeps a coach from seeing one kind of an athlete's data; null where nothing does. */
export function closedBy(
  kind: DataKind,
  athlete: { status: string; permissions: Permissions; sharing: Sharing | null },
): 'status' | 'permission' | 'sharing' | null {
  if (athlete.status !== 'active') return 'status';
  if (!athlete.permissions[permissionFor[kind]]) return 'permission';
  return athlete.sharing?.[kind] ? null : 'sharing';
}

/** What is open to the coach of an athlete, in the order of the switches. */
export function kindsOf(athlete: {
  status: string;
  permissions: Permissions;
  sharing: Sharing | null;
}): CoachPreview['kinds'] {
  const kind = (name: CoachPreview['kinds'][number]['kind'], by: ReturnType<typeof closedBy>) => ({
    kind: name,
    open: by === null,
    closedBy: by,
  });
  const { status, sharing } = athlete;
  return [
    kind('workouts', closedBy('workouts', athlete)),
    kind('progress', closedBy('progress', athlete)),
    kind('analytics', closedBy('analytics', athlete)),
    kind('personalInfo', status !== 'active' ? 'status' : sharing?.personalInfo ? null : 'sharing'),
  ];
}

/** Why a coach does not see something, in a word or two to the coach. */
export function whyHidden(closedBy: string | null): string {
  if (closedBy === 'status') return 'Paused';
  return closedBy === 'permission' ? 'Off for you' : 'Not shared';
}

export const kindLabels: Record<string, string> = {
  workouts: 'Workouts',
  progress: 'Progress',
  analytics: 'Analytics',
  personalInfo: 'Personal details',
};

/** Why the athlete’s own coach does not see something, said to the athlete. */
export function whyClosed(closedBy: string | null): string {
  if (closedBy === 'status') return 'Hidden: paused';
  if (closedBy === 'permission') return 'Hidden: not allowed to this coach';
  return 'Hidden: you don’t share it';
}

const kindWords: Record<DataKind, { permission: string; shared: string }> = {
  workouts: { permission: 'See workouts', shared: 'workouts' },
  progress: { permission: 'See progress', shared: 'progress' },
  analytics: { permission: 'See analytics', shared: 'analytics' },
};

/** Why a coach does not see one kind of an athlete’s data, said to the coach. */
export function whyNotShared(
  by: 'status' | 'permission' | 'sharing',
  athleteName: string,
  pausedBy: string | null,
  kind: DataKind = 'workouts',
): string {
  if (by === 'status')
    return pausedBy === 'coach' ? 'You paused the connection.' : `${athleteName} paused the connection.`;
  const { permission, shared } = kindWords[kind];
  if (by === 'permission') return `“${permission}” is off for you. Only ${athleteName} can switch it on.`;
  return `${athleteName} shares no ${shared} at the moment.`;
}
