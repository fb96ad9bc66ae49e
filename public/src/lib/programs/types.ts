// The API's shapes of programs under short names. All of them come from the server's own OpenAPI document.
import type { components, paths } from '$schema';

type Schemas = components['schemas'];
type Body<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody: { content: { 'application/json': infer Given } } };
}
  ? Given
  : never;

export type Program = Schemas['Program'];
export type ProgramSummary = Schemas['ProgramSummary'];
export type ProgramDay = Schemas['ProgramDay'];
export type ProgramRun = Schemas['ProgramRun'];
export type Slot = Schemas['Slot'];
export type SlotExercise = Schemas['SlotExercise'];
export type PrescribedSet = Schemas['PrescribedSet'];
export type Progression = NonNullable<SlotExercise['progression']>;
export type ProgramInput = Body<'/api/programs'>;
export type NewRuns = Body<'/api/programs/{programId}/assignments'>;

export type SetType = NonNullable<PrescribedSet['type']>;
export type LoadKind = NonNullable<PrescribedSet['loadKind']>;
export type ProgressionKind = Progression['kind'];
export type Visibility = Program['visibility'];
export type Difficulty = NonNullable<Program['difficulty']>;
