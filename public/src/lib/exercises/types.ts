export interface ExerciseSummary {
  id: string;
  name: string;
  source: 'library' | 'own' | 'coach' | 'athlete';
  ownerId: string | null;
  measure: 'weight_reps' | 'reps' | 'duration' | 'distance_duration';
  category: string;
  equipment: string | null;
  force: string | null;
  level: string | null;
  mechanic: string | null;
  primaryMuscles: string[];
  secondaryMuscles: string[];
  synonyms: string[];
}
export type Exercise = ExerciseSummary & { instructions: string[] };
export type ExerciseInput = Omit<Exercise, 'id' | 'source' | 'ownerId'>;
