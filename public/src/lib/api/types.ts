// The API's shapes under short names. All of them come from the server's own OpenAPI document.
import type { components, paths } from '$schema';

type Schemas = components['schemas'];

export type Role = 'athlete' | 'coach' | 'admin';
export type User = Omit<Schemas['User'], 'roles'> & { roles: Role[] };
export type ConnectedAthlete = Schemas['ConnectedAthlete'];
export type ConnectedCoach = Schemas['ConnectedCoach'];
export type Assignment = Schemas['Assignment'];
export type Conversation = Schemas['Conversation'];
/** How the user keeps a conversation. */
export type ConversationState = Pick<Conversation, 'muted' | 'pinned' | 'archived' | 'markedUnread'>;
export type Participant = Schemas['Participant'];
export type Message = Schemas['Message'];
/** The message that another one answers, as it shows there. */
export type Quote = NonNullable<Message['replyTo']>;
export type Reaction = Message['reactions'][number];
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

export type Account = Schemas['Account'];
export type DeviceSession = Schemas['DeviceSession'];
export type CoachProfile = Schemas['CoachProfile'];
export type DeadLetter = Schemas['DeadLetter'];
export type SearchHit = Schemas['SearchHit'];
export type Report = Schemas['Report'];
export type AdminReport = Schemas['AdminReport'];
export type OpenedReport = Schemas['OpenedReport'];

export type Notification = Schemas['Notification'];
export type Preference = Schemas['NotificationPreference'];

export type AssignmentStatus = Assignment['status'];

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export type WorkoutLog = Schemas['WorkoutLog'];
export type LoggedSet = Schemas['LoggedSet'];
export type NewSet = Schemas['NewSet'];
export type NewLog = paths['/api/workouts']['post']['requestBody']['content']['application/json'];
export type SetType = LoggedSet['type'];
export type DistanceUnit = NonNullable<LoggedSet['distanceUnit']>;
export type SessionPlan = Schemas['SessionPlan'];
export type SlotExercise = Schemas['SlotExercise'];
export type PrescribedSet = Schemas['PrescribedSet'];
export type LastTime = Schemas['LastTime'];
export type TrainingMax = Schemas['TrainingMax'];
export type ExerciseSummary = Schemas['ExerciseSummary'];
export type Measure = ExerciseSummary['measure'];
export type CheckIn = Schemas['CheckIn'];
export type BodyWeight = Schemas['BodyWeight'];
export type Analytics = Schemas['Analytics'];
export type TrainingLoad = Schemas['TrainingLoad'];
export type TrainingWeek = Schemas['TrainingWeek'];
export type MuscleWeeks = Schemas['MuscleFigures'];
export type ExerciseFigures = Schemas['ExerciseFigures'];
export type LiftRecord = Schemas['Record'];
export type ExerciseProgress = Schemas['ExerciseProgress'];
export type Scores = Schemas['Scores'];
export type DashboardRow = Schemas['DashboardRow'];
export type ComparedAthlete = Schemas['ComparedAthlete'];
export type CalendarEntry = Schemas['CalendarEntry'];
export type Slot = Schemas['Slot'];
export type ImportPreview = Schemas['ImportPreview'];
export type ImportedExercise = ImportPreview['exercises'][number];
export type ImportRemark = Schemas['ImportRemark'];
export type Import = Schemas['Import'];
