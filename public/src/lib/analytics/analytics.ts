import { api, data } from '$lib/api/client';
import type { Analytics, ExerciseProgress } from '$lib/api/types';

/** Whose figures a page shows: the signed-in athlete's, or those of a coach's athlete. */
export interface AnalyticsSource {
  read: (days: number) => Promise<Analytics>;
  readProgress: (exerciseKey: string) => Promise<ExerciseProgress>;
}

export const ownAnalytics: AnalyticsSource = {
  read: (days) => data(api.GET('/api/athlete/analytics', { params: { query: { days } } })),
  readProgress: (exerciseKey) =>
    data(api.GET('/api/athlete/analytics/exercises/{exerciseKey}', { params: { path: { exerciseKey } } })),
};

/** Each look is written down for the athlete. */
export function analyticsOf(athleteId: string): AnalyticsSource {
  return {
    read: (days) =>
      data(
        api.GET('/api/coach/athletes/{athleteId}/analytics', {
          params: { path: { athleteId }, query: { days } },
        }),
      ),
    readProgress: (exerciseKey) =>
      data(
        api.GET('/api/coach/athletes/{athleteId}/analytics/exercises/{exerciseKey}', {
          params: { path: { athleteId, exerciseKey } },
        }),
      ),
  };
}
