import { ask, type Analytics, type ExerciseProgress } from '$lib/api/awaited';

/** Whose figures a page shows: the signed-in athlete's, or those of a coach's athlete. */
export interface AnalyticsSource {
  read: (days: number) => Promise<Analytics>;
  readProgress: (exerciseKey: string) => Promise<ExerciseProgress>;
}

export const ownAnalytics: AnalyticsSource = {
  read: (days) => ask('GET', `/api/athlete/analytics?days=${days}`),
  readProgress: (exerciseKey) =>
    ask('GET', `/api/athlete/analytics/exercises/${encodeURIComponent(exerciseKey)}`),
};

/** Each look is written down for the athlete. */
export function analyticsOf(athleteId: string): AnalyticsSource {
  return {
    read: (days) => ask('GET', `/api/coach/athletes/${athleteId}/analytics?days=${days}`),
    readProgress: (exerciseKey) =>
      ask('GET', `/api/coach/athletes/${athleteId}/analytics/exercises/${encodeURIComponent(exerciseKey)}`),
  };
}
