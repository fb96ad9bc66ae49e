// What is wrong in a program that is being edited, before the server says so.
import type { Draft, DraftExercise, DraftProgression, DraftSet } from './draft';
import { fits, numberIn, secondsIn } from './numbers';

export interface Problem {
  /** The key of the part that it is about: of a set, an exercise or a day; `program` for the whole. */
  key: string;
  field: string;
  text: string;
  /** Where it is; null where it concerns the whole program. */
  week: number | null;
  exerciseKey: string | null;
}

export function problemsOf(draft: Draft): Problem[] {
  const problems: Problem[] = [];
  const whole = (field: string, text: string) =>
    problems.push({ key: 'program', field, text, week: null, exerciseKey: null });
  if (!draft.title.trim()) whole('title', 'Give the program a title.');
  if (!fits(numberIn(draft.expectedDurationWeeks), 1, 520, 1)) {
    whole('expectedDurationWeeks', 'The duration is a whole number of weeks from 1 to 520.');
  }
  for (const [week, { days }] of draft.weeks.entries()) {
    for (const day of days) {
      if (!day.title.trim()) {
        problems.push({
          key: day.key,
          field: 'title',
          text: 'Give the day a title.',
          week,
          exerciseKey: null,
        });
      }
      for (const exercise of day.slots.flatMap((slot) => slot.exercises)) {
        for (const found of problemsOfExercise(exercise))
          problems.push({ ...found, week, exerciseKey: exercise.key });
      }
    }
  }
  return problems;
}

type Found = Pick<Problem, 'key' | 'field' | 'text'>;

export function problemsOfExercise(exercise: DraftExercise): Found[] {
  const found: Found[] = [];
  const say = (field: string, text: string) => found.push({ key: exercise.key, field, text });
  if (!fits(secondsIn(exercise.rest), 0, 3600, 1)) say('rest', 'Rest is seconds or m:ss, up to an hour.');
  if (!/^[0-9xX]{1,2}(-[0-9xX]{1,2}){2,3}$/.test(exercise.tempo.trim() || '0-0-0'))
    say('tempo', 'Tempo looks like 3-1-X-0.');
  if (exercise.progression) {
    for (const { field, text } of problemsOfProgression(exercise.progression)) say(field, text);
  }
  for (const set of exercise.sets) {
    const problem = problemOfSet(set);
    if (problem) found.push({ key: set.key, ...problem });
  }
  return found;
}

/** The first thing that is wrong with a set, or null. */
export function problemOfSet(set: DraftSet): { field: keyof DraftSet; text: string } | null {
  const [reps, repsMax, load] = [set.reps, set.repsMax, set.load].map(numberIn) as (number | null)[];
  if (!fits(reps!, 0, 10_000, 1)) return { field: 'reps', text: 'Reps are a whole number from 0 to 10000.' };
  if (!fits(repsMax!, 0, 10_000, 1))
    return { field: 'repsMax', text: 'Reps are a whole number from 0 to 10000.' };
  if (repsMax != null && reps == null) return { field: 'reps', text: 'From how many reps?' };
  if (reps != null && repsMax != null && repsMax < reps) {
    return { field: 'repsMax', text: 'The most reps can’t be fewer than the least.' };
  }
  const most = mostLoad[set.loadKind ?? 'kg'];
  if (most && !fits(load!, 0, most))
    return { field: 'load', text: `The load is a number from 0 to ${most}.` };
  if (!fits(numberIn(set.rpe), 1, 10, 0.5))
    return { field: 'rpe', text: 'RPE goes from 1 to 10 in half steps.' };
  if (!fits(numberIn(set.rir), 0, 10, 0.5))
    return { field: 'rir', text: 'RIR goes from 0 to 10 in half steps.' };
  if (!fits(secondsIn(set.duration), 0, 86_400, 1)) {
    return { field: 'duration', text: 'Time is seconds or m:ss, up to a day.' };
  }
  if (!fits(numberIn(set.distance), 0, 1_000_000))
    return { field: 'distance', text: 'Distance is a number of metres from 0 to 1000000.' };
  return null;
}

const mostLoad: Record<string, number> = { kg: 2000, lb: 4409, percent_1rm: 200, percent_tm: 200 };

export function problemsOfProgression(progression: DraftProgression): { field: string; text: string }[] {
  const found: { field: string; text: string }[] = [];
  const say = (field: string, text: string) => found.push({ field, text });
  if (progression.kind === 'linear' || progression.kind === 'double') {
    const increment = numberIn(progression.increment);
    if (increment === null) say('increment', 'By how much does it grow?');
    else if (!fits(increment, 0.1, 100)) say('increment', 'The step is a number from 0.1 to 100.');
    if (!fits(numberIn(progression.tries), 1, 5, 1)) say('tries', 'Tries are a whole number from 1 to 5.');
    if (!fits(numberIn(progression.deloadPercent), 0, 50)) say('deloadPercent', 'A deload is 0 to 50 %.');
  }
  if (progression.kind === 'percent_tm') {
    const percents = progression.weeklyPercents.map(numberIn);
    if (percents.some((one) => one === null || !fits(one, 1, 200))) {
      say('weeklyPercents', 'Each week needs a percentage from 1 to 200.');
    }
  }
  return found;
}
