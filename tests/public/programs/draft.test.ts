import { commonLoadKind, withCount, withEffort, withLoadKind } from '$lib/programs/columns';
import { columnsOf, fromDraft, newExercise, toDraft, type DraftSet } from '$lib/programs/draft';
import { secondsIn, typedSeconds } from '$lib/programs/numbers';
import { problemOfSet, problemsOf, problemsOfProgression } from '$lib/programs/problems';
import { progressionText, setsText } from '$lib/programs/text';
import type { PrescribedSet, Program } from '$lib/programs/types';
import { describe, expect, it } from 'vitest';

const set = (values: Partial<PrescribedSet> = {}): PrescribedSet => ({
  type: 'normal',
  reps: null,
  repsMax: null,
  loadKind: null,
  load: null,
  rpe: null,
  rir: null,
  durationSeconds: null,
  distanceMeters: null,
  ...values,
});

const program: Program = {
  id: 'p',
  ownerId: 'sofia',
  title: 'Base block',
  description: null,
  difficulty: 'intermediate',
  expectedDurationWeeks: 4,
  goals: ['Squat 140'],
  coachNotes: 'Watch the knees.',
  visibility: 'private',
  version: 3,
  createdAt: '2026-11-01T08:00:00.000Z',
  updatedAt: '2026-11-01T08:00:00.000Z',
  weeks: [
    {
      days: [
        {
          id: 'd',
          title: 'Lower',
          notes: null,
          slots: [
            {
              exercises: [
                {
                  exerciseId: 'e',
                  exercise: 'Squat',
                  note: 'Deep',
                  restSeconds: 180,
                  tempo: '3-1-X-0',
                  progression: {
                    kind: 'linear',
                    increment: 2.5,
                    incrementUnit: 'kg',
                    tries: 3,
                    deloadPercent: 10,
                    weeklyPercents: [],
                  },
                  sets: [
                    set({ type: 'warmup', reps: 5, loadKind: 'percent_1rm', load: 50 }),
                    set({ reps: 5, repsMax: 8, loadKind: 'kg', load: 102.5, rpe: 8.5 }),
                    set({ durationSeconds: 95, distanceMeters: 400, rir: 0 }),
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    { days: [] },
  ],
};

const draftSet = (values: Partial<DraftSet> = {}): DraftSet => ({
  ...toDraft(program).weeks[0]!.days[0]!.slots[0]!.exercises[0]!.sets[1]!,
  ...values,
});

describe('a program', () => {
  it('comes out of the editor as it went in, to the last field', () => {
    const { title, description, difficulty, expectedDurationWeeks, goals, coachNotes, visibility, weeks } =
      program;
    expect(fromDraft(toDraft(program))).toEqual({
      title,
      description,
      difficulty,
      expectedDurationWeeks,
      goals,
      coachNotes,
      visibility,
      weeks,
    });
  });

  it('shows every field that holds something', () => {
    const exercise = toDraft(program).weeks[0]!.days[0]!.slots[0]!.exercises[0]!;
    expect(columnsOf(exercise)).toEqual(['reps', 'repsMax', 'distance', 'duration', 'load', 'rpe', 'rir']);
    const fresh = newExercise({ id: null, name: 'Plank', measure: 'duration' }, 'kg');
    expect(columnsOf(fresh)).toEqual(['duration']);
    expect(columnsOf(newExercise({ id: null, name: 'Squat', measure: 'weight_reps' }, 'lb'))).toEqual([
      'reps',
      'load',
    ]);
  });

  it('says what is wrong and where', () => {
    const draft = toDraft(program);
    expect(problemsOf(draft)).toEqual([]);
    draft.title = ' ';
    draft.weeks[0]!.days[0]!.slots[0]!.exercises[0]!.sets[0]!.reps = 'many';
    expect(problemsOf(draft).map(({ field, week }) => [field, week])).toEqual([
      ['title', null],
      ['reps', 0],
    ]);
  });
});

describe('a set', () => {
  it.each<[Partial<DraftSet>, string | undefined]>([
    [{}, undefined],
    [{ reps: '8', repsMax: '5' }, 'repsMax'],
    [{ reps: '', repsMax: '5' }, 'reps'],
    [{ reps: '2.5' }, 'reps'],
    [{ load: '2001' }, 'load'],
    [{ load: '62,5' }, undefined],
    [{ loadKind: 'percent_tm', load: '201' }, 'load'],
    [{ rpe: '8.2' }, 'rpe'],
    [{ rir: '10.5' }, 'rir'],
    [{ duration: '1:75' }, 'duration'],
    [{ distance: 'far' }, 'distance'],
  ])('with %j is refused at %s', (values, field) => {
    expect(problemOfSet(draftSet(values))?.field).toBe(field);
  });

  it('says what range there is', () => {
    expect(problemOfSet(draftSet({ reps: '99999' }))?.text).toBe('Reps are a whole number from 0 to 10000.');
    expect(problemOfSet(draftSet({ load: '-5' }))?.text).toBe('The load is a number from 0 to 2000.');
  });

  it('changes what it counts, and prescribes nothing that is not shown', () => {
    const exercise = toDraft(program).weeks[0]!.days[0]!.slots[0]!.exercises[0]!;
    expect(withCount(exercise, 'time').sets.map((one) => one.reps + one.repsMax + one.distance)).toEqual([
      '',
      '',
      '',
    ]);
    expect(commonLoadKind(exercise)).toBeNull();
    expect(commonLoadKind(withLoadKind(exercise, 'bodyweight'))).toBe('bodyweight');
    expect(withEffort(exercise, 'rir').sets.map((one) => one.rir)).toEqual(['', '1.5', '0']);
  });
});

it('reads times as they are typed', () => {
  expect(['', '90', '1:30', '1:02:30', 'x', '1:75'].map(secondsIn)).toEqual([null, 90, 90, 3750, NaN, NaN]);
  expect([45, 90, 3750].map(typedSeconds)).toEqual(['45', '1:30', '1:02:30']);
});

it('is read out', () => {
  const heavy = set({ reps: 5, repsMax: 8, loadKind: 'kg', load: 102.5, rpe: 8.5 });
  expect(setsText([set({ type: 'warmup', reps: 5, loadKind: 'percent_tm', load: 50 }), heavy, heavy])).toBe(
    '1 × 5 warm-up · 50% TM, 2 × 5–8 · 102.5 kg · RPE 8.5',
  );
  expect(setsText([set({ distanceMeters: 8000, durationSeconds: 2730, rir: 3 })])).toBe(
    '1 × 8 km in 45:30 min · 3 RIR',
  );
  expect(setsText([set({ type: 'amrap' })])).toBe('1 × AMRAP');
  expect(setsText([set(), set()])).toBe('2 sets');
  expect(progressionText(program.weeks[0]!.days[0]!.slots[0]!.exercises[0]!.progression!)).toBe(
    '+2.5 kg each time · −10% after 3 misses',
  );
});

it('asks of a progression what its kind needs', () => {
  const progression = {
    kind: 'linear' as const,
    increment: '',
    incrementUnit: 'kg' as const,
    tries: '6',
    deloadPercent: '60',
    weeklyPercents: ['70', ''],
  };
  const fields = (kind: 'linear' | 'double' | 'percent_tm' | 'rpe') =>
    problemsOfProgression({ ...progression, kind }).map(({ field }) => field);
  expect(fields('linear')).toEqual(['increment', 'tries', 'deloadPercent']);
  expect(fields('percent_tm')).toEqual(['weeklyPercents']);
  expect(fields('rpe')).toEqual([]);
});
