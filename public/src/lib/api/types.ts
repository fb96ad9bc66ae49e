// The API's shapes under short names. All of them come from the server's own OpenAPI document.
import type { components } from '$schema';

type Schemas = components['schemas'];

export type User = Schemas['User'];
export type ConnectedAthlete = Schemas['ConnectedAthlete'];
export type ConnectedCoach = Schemas['ConnectedCoach'];
export type Assignment = Schemas['Assignment'];
export type WorkoutLog = Schemas['WorkoutLog'];
export type LoggedSet = Schemas['LoggedSet'];
export type Conversation = Schemas['Conversation'];
export type Participant = Schemas['Participant'];
export type Message = Schemas['Message'];
export type Problem = Schemas['Problem'];

export type Role = User['roles'][number];
export type AssignmentStatus = Assignment['status'];

export interface Page<T> {
    items: T[];
    nextCursor: string | null;
}
