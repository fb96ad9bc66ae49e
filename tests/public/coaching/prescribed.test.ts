import { compared, doneText, summaryOf, targetText } from '$lib/coaching/prescribed';
import { describe, expect, it } from 'vitest';

type Target = Parameters<typeof targetText>[0];
type Done = Parameters<typeof doneText>[0];

const target = (changes: Partial<Target> = {}): Target => ({
  type: 'normal',
  reps: 5,
  repsMax: null,
  loadKind: 'kg',
  load: 100,
  rpe: null,
  rir: null,
  durationSeconds: null,
  distanceMeters: null,
  ...changes,
});
const done = (changes: Partial<Done> = {}): Done =>
  ({
    exerciseId: 'squat',
    exercise: 'Squat',
    type: 'normal',
    reps: 5,
    weightKg: 100,
    durationSeconds: null,
    distanceMeters: null,
    rpe: null,
    rir: null,
    ...changes,
  }) as Done;
const exercise = (sets: Target[], name = 'Squat', exerciseId: string | null = 'squat') => ({
  exerciseId,
  exercise: name,
  note: null,
  restSeconds: null,
  tempo: null,
  progression: null,
  sets,
});
const texts = (sets: Target[], logged: Done[], unit: 'kg' | 'lb' = 'kg') =>
  compared([{ exercises: [exercise(sets)] }], logged, unit).flatMap((one) =>
    one.sets.map(({ verdict, text }) => [verdict, text]),
  );

describe('prescribed beside done', () => {
  it('says what differs in words', () => {
    expect(texts([target()], [done()])).toEqual([['as planned', 'As planned']]);
    expect(texts([target()], [done({ reps: 6, weightKg: 102.5 })])).toEqual([
      ['more', '1 rep more, 2.5 kg more'],
    ]);
    expect(texts([target()], [done({ reps: 3 })])).toEqual([['less', '2 reps fewer']]);
    expect(texts([target()], [done({ reps: 8, weightKg: 90 })])).toEqual([
      ['less', '3 reps more, 10 kg less'],
    ]);
    expect(texts([target()], [])).toEqual([['missed', 'Not done']]);
    expect(texts([], [done()])).toEqual([['not planned', 'Not planned']]);
  });

  it('takes a range, and as many as one can, for what they are', () => {
    const range = target({ reps: 6, repsMax: 8 });
    expect(texts([range], [done({ reps: 8 })])[0]![0]).toBe('as planned');
    expect(texts([range], [done({ reps: 9 })])[0]).toEqual(['more', '1 rep more']);
    expect(texts([target({ type: 'amrap', reps: 5 })], [done({ reps: 12 })])[0]![0]).toBe('as planned');
  });

  it('compares a weight only where it is known, across units without splitting hairs', () => {
    expect(texts([target({ loadKind: 'percent_tm', load: 80 })], [done({ weightKg: 70 })])[0]![0]).toBe(
      'as planned',
    );
    expect(texts([target({ loadKind: 'lb', load: 225 })], [done({ weightKg: 102.0583 })], 'lb')[0]![0]).toBe(
      'as planned',
    );
    expect(texts([target({ loadKind: 'lb', load: 225 })], [done({ weightKg: 104.3262 })], 'lb')[0]).toEqual([
      'more',
      '5 lb more',
    ]);
  });

  it('keeps warm-ups apart, numbers the others, and puts what was done beyond at the end', () => {
    const exercises = compared(
      [{ exercises: [exercise([target({ type: 'warmup' }), target(), target()])] }],
      [done(), done({ type: 'warmup' }), done(), done(), done({ exerciseId: null, exercise: 'Plank' })],
      'kg',
    );
    expect(
      exercises.map(({ name, sets }) => [name, sets.map(({ label, verdict }) => `${label} ${verdict}`)]),
    ).toEqual([
      ['Squat', ['W as planned', '1 as planned', '2 as planned', '3 not planned']],
      ['Plank', ['1 not planned']],
    ]);
    expect(summaryOf(exercises)).toEqual({ planned: 3, done: 3, missed: 0 });
  });

  it('knows an exercise by its name where it has no id', () => {
    const [one] = compared(
      [{ exercises: [exercise([target()], 'Bench press', null)] }],
      [done({ exerciseId: null, exercise: ' bench Press' })],
      'kg',
    );
    expect(one!.sets.map(({ verdict }) => verdict)).toEqual(['as planned']);
  });
});

it('writes sets as they are read', () => {
  expect(targetText(target({ reps: 6, repsMax: 8, rpe: 8 }))).toBe('6–8 reps · 100 kg · RPE 8');
  expect(targetText(target({ type: 'amrap', reps: null, loadKind: 'bodyweight', load: null }))).toBe(
    'bodyweight · AMRAP',
  );
  expect(targetText(target({ reps: null, loadKind: null, load: null }))).toBe('as you like');
  expect(doneText(done({ rpe: 8.5 }), 'kg')).toBe('5 reps · 100 kg · RPE 8.5');
  expect(doneText(done({ reps: null, weightKg: null, durationSeconds: 90 }), 'kg')).toBe('1:30 min');
});
