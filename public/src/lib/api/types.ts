// The API's shapes under short names. All of them come from the server's own OpenAPI document.
import type { WeightUnit } from '$lib/units';
import type { components } from '$schema';

type Schemas = components['schemas'];

export type Role = 'athlete' | 'coach' | 'admin';
export type User = Omit<Schemas['User'], 'roles'> & { roles: Role[] };
export type ConnectedAthlete = Schemas['ConnectedAthlete'];
export type ConnectedCoach = Schemas['ConnectedCoach'];
export type Assignment = Schemas['Assignment'];
export type WorkoutLog = Schemas['WorkoutLog'];
export type LoggedSet = Schemas['LoggedSet'];
export type Conversation = Schemas['Conversation'];
export type Participant = Schemas['Participant'];
export type Message = Schemas['Message'];
export type Invitation = Omit<Schemas['Invitation'], 'method' | 'status'> & {
  method: 'email' | 'username';
  status: 'pending' | 'accepted' | 'declined' | 'withdrawn' | 'expired';
};
export type ReceivedInvitation = Schemas['ReceivedInvitation'];
export type MyCoach = Schemas['MyCoach'];
export type FormerCoach = Schemas['PastCoach'];
export type AthleteDetail = Schemas['AthleteDetail'];
export type Permissions = Schemas['Permissions'];
export type Sharing = Schemas['Sharing'];
export type CoachPreview = Schemas['CoachViewPreview'];
export type AccessEntry = Schemas['AccessEntry'];
/** A page that was loaded before an update may get a code that it does not know. */
export type Problem = Omit<Schemas['Problem'], 'code'> & { code: string };

export interface Account {
  id: string;
  email: string;
  emailVerified: boolean;
  pendingEmail: string | null;
  displayName: string;
  username: string;
  roles: string[];
  timeZone: string;
  units: WeightUnit;
  language: string;
  createdAt: string;
  deletionDueAt: string | null;
}

export interface SignedInDevice {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  userAgent: string | null;
  ipAddress: string | null;
  current: boolean;
}

export type NotificationKind =
  | 'invitation_received'
  | 'invitation_accepted'
  | 'invitation_declined'
  | 'connected'
  | 'connection_paused'
  | 'connection_resumed'
  | 'connection_ended'
  | 'assignment_created'
  | 'workout_completed'
  | 'program_assigned'
  | 'program_completed'
  | 'insight'
  | 'message';

export interface Notification {
  id: string;
  kind: NotificationKind;
  actor: { id: string; displayName: string } | null;
  sourceId: string | null;
  title: string | null;
  reason: string | null;
  count: number;
  createdAt: string;
  updatedAt: string;
  readAt: string | null;
}

export interface NotificationList extends Page<Notification> {
  unreadCount: number;
}

export interface Preference {
  kind: NotificationKind;
  inApp: boolean;
  mail: boolean;
}

export interface CoachProfile {
  specializations: string[];
  certifications: string[];
  bio: string | null;
  phone: string | null;
  website: string | null;
  clientLimit: number | null;
  isActive: boolean;
}

export interface DeadLetter {
  id: string;
  toAddress: string;
  template: string;
  attempts: number;
  lastError: string;
  createdAt: string;
  failedAt: string;
}

export type AssignmentStatus = Assignment['status'];

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
