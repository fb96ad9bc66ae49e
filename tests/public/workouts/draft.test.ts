import { allExercises, draftOfLog, draftOfPlan, freeDraft, isTouched, parseDraft } from '$lib/workouts/draft';
import {
  addSet,
  canMove,
  joinToPrevious,
  moveExercise,
  nextAfter,
  removeExercise,
  removeSet,
  restsAfter,
  takeApart,
} from '$lib/workouts/edit';
import { fillFromLastTime, fillFromPlan, fillIfEmpty, lastTimeOf, plannedText } from '$lib/workouts/fill';
import { firstWrong, setProblem, timesProblem, toNewLog } from '$lib/workouts/finish';
import { describe, expect, it } from 'vitest';
import { log, logged, now, plan } from './examples';

const session = () => draftOfPlan(plan(), 'kg', now);
const names = (draft: ReturnType<typeof session>) =>
  draft.blocks.map((block) => block.exercises.map((one) => one.name));

describe('a session', () => {
  it('begins with the plan and nothing typed', () => {
    const draft = session();
    expect(names(draft)).toEqual([['Squat'], ['Bench', 'Row']]);
    expect(isTouched(draft)).toBe(false);
    expect(toNewLog(draft, null).sets).toEqual([]);
    const [squat, bench] = allExercises(draft);
    expect(squat!.sets.map((set) => plannedText(squat!, set))).toEqual([
      '5 × 60 kg',
      '5 × 105 kg',
      '5–8 × 105 kg @8',
    ]);
    expect(plannedText(bench!, bench!.sets[0]!)).toBe('5 × 135 lb');
  });

  it('survives being kept as text, with half a number in it', () => {
    const draft = session();
    draft.blocks[0]!.exercises[0]!.sets[1]!.weight = '102,';
    expect(parseDraft(JSON.stringify(draft))).toEqual(draft);
    for (const text of [
      null,
      '',
      '{}',
      'null',
      '[1]',
      '{"format":1,"name":"a","startedAt":"","blocks":[null]}',
    ]) {
      expect(parseDraft(text)).toBeNull();
    }
  });

  it('fills a set by one tap, with what stands beside it', () => {
    const squat = session().blocks[0]!.exercises[0]!;
    const [warmUp, first, second] = squat.sets;
    expect(lastTimeOf(squat, warmUp!)?.weight).toBe(50);
    expect(lastTimeOf(squat, second!)?.weight).toBe(105);
    fillFromLastTime(squat, second!);
    expect(second).toMatchObject({ reps: '5', weight: '105', effort: '' });
    fillFromPlan(squat, warmUp!);
    expect(warmUp).toMatchObject({ reps: '5', weight: '60' });
    first!.reps = '4';
    fillIfEmpty(squat, first!);
    expect(first).toMatchObject({ reps: '4', weight: '' });
  });

  it('fills with the suggestion where there is one', () => {
    const given = plan();
    given.exercises[0]!.suggestion = { weight: 225, weightUnit: 'lb', reps: 6, reason: 'All reps done' };
    const squat = draftOfPlan(given, 'kg', now).blocks[0]!.exercises[0]!;
    fillFromPlan(squat, squat.sets[1]!);
    expect(squat.sets[1]).toMatchObject({ reps: '6', weight: '102.1', weightUnit: 'kg' });
    fillFromPlan(squat, squat.sets[0]!);
    expect(squat.sets[0]).toMatchObject({ weight: '60' });
  });

  it('tells what is wrong, and where', () => {
    const draft = session();
    const set = draft.blocks[0]!.exercises[0]!.sets[0]!;
    Object.assign(set, { reps: 'five', weight: '60' });
    expect(setProblem(set)?.field).toBe('reps');
    expect(firstWrong(draft)).toBe(set.id);
    Object.assign(set, { reps: '10000', weight: '2000.5' });
    expect(setProblem(set)?.text).toBe('A weight is a number from 0 to 2000 kg.');
    Object.assign(set, { weight: '4400', weightUnit: 'lb' });
    expect(firstWrong(draft)).toBeNull();
  });

  it('becomes the log that the API takes', () => {
    const draft = session();
    const [squat, bench, row] = allExercises(draft);
    Object.assign(squat!.sets[1]!, { reps: '5', weight: '102,5', effort: 'rpe:8.5', note: ' Deep ' });
    Object.assign(bench!.sets[0]!, { reps: '5', weight: '135', effort: 'rir:2' });
    row!.sets[0]!.done = true;
    Object.assign(row!, { measure: 'distance_duration', note: 'Slow' });
    Object.assign(row!.sets[0]!, { duration: '1:30', distance: '0,5' });
    Object.assign(draft, { effort: 7, notes: 'Good day' });
    expect(toNewLog(draft, '2026-11-27T00:40:00Z')).toEqual({
      performedAt: now.toISOString(),
      endedAt: '2026-11-27T00:40:00Z',
      notes: 'Good day\nRow: Slow',
      perceivedEffort: 7,
      sets: [
        {
          exercise: 'Squat',
          slot: 0,
          type: 'normal',
          reps: 5,
          weight: 102.5,
          weightUnit: 'kg',
          rpe: 8.5,
          note: 'Deep',
        },
        { exercise: 'Bench', slot: 1, type: 'normal', reps: 5, weight: 135, weightUnit: 'lb', rir: 2 },
        {
          exercise: 'Row',
          slot: 1,
          type: 'normal',
          durationSeconds: 90,
          distance: 0.5,
          distanceUnit: 'km',
        },
      ],
    });
  });

  it('may go over midnight, but not backwards, into the future or for days', () => {
    expect(timesProblem('2026-11-25T23:30:00Z', '2026-11-26T00:45:00Z', now)).toBeNull();
    expect(timesProblem('2026-11-26T10:00:00Z', '2026-11-26T09:00:00Z', now)).not.toBeNull();
    expect(timesProblem('2026-11-27T10:00:00Z', null, now)).not.toBeNull();
    expect(timesProblem('2026-11-23T10:00:00Z', '2026-11-25T10:00:00Z', now)).not.toBeNull();
    expect(timesProblem('whenever', null, now)).not.toBeNull();
  });

  it('comes back from a log as it was logged', () => {
    const sets = [
      logged({ weight: 135, weightUnit: 'lb', rpe: 8.5 }),
      logged({ exercise: 'Bench', slot: 1, note: 'Pause' }),
      logged({ exercise: 'Row', slot: 1 }),
      logged({ exercise: 'Bench', slot: 1 }),
      logged({ exercise: 'Plank', slot: 2, weight: null, weightUnit: null, reps: null, durationSeconds: 90 }),
    ];
    const draft = draftOfLog(log({ sets, title: 'Push' }));
    expect(names(draft)).toEqual([['Squat'], ['Bench', 'Row'], ['Plank']]);
    const again = toNewLog(draft, draft.endedAt);
    expect(again.title).toBe('Push');
    expect(again.sets[0]).toMatchObject({ weight: 135, weightUnit: 'lb', rpe: 8.5, reps: 5 });
    expect(again.sets.at(-1)).toEqual({ exercise: 'Plank', slot: 2, type: 'normal', durationSeconds: 90 });
    expect(again.sets).toHaveLength(5);
  });
});

describe('its rows', () => {
  it('come and go', () => {
    const squat = session().blocks[0]!.exercises[0]!;
    Object.assign(squat.sets[2]!, { reps: '5', weight: '100', effort: 'rpe:9', done: true });
    addSet(squat, 'kg');
    expect(squat.sets[3]).toMatchObject({ reps: '5', weight: '100', effort: '', done: false, planned: null });
    removeSet(squat, squat.sets[0]!.id);
    expect(squat.sets).toHaveLength(3);
  });

  it('move, join and come apart', () => {
    const draft = session();
    const [squat, bench, row] = allExercises(draft).map(({ id }) => id) as [string, string, string];
    expect([canMove(draft, squat, -1), canMove(draft, squat, 1), canMove(draft, row, 1)]).toEqual([
      false,
      true,
      false,
    ]);
    moveExercise(draft, squat, 1);
    expect(names(draft)).toEqual([['Bench', 'Row'], ['Squat']]);
    moveExercise(draft, row, -1);
    joinToPrevious(draft, squat);
    expect(names(draft)).toEqual([['Row', 'Bench', 'Squat']]);
    takeApart(draft, bench);
    expect(names(draft)).toEqual([['Row', 'Squat'], ['Bench']]);
    removeExercise(draft, bench);
    expect(names(draft)).toEqual([['Row', 'Squat']]);
    expect(freeDraft('free', now).blocks).toEqual([]);
  });

  it('follow each other within a superset, and rest after it', () => {
    const draft = session();
    const [squat, bench, row] = allExercises(draft);
    expect([squat!, bench!, row!].map((one) => restsAfter(draft, one))).toEqual([true, false, true]);
    expect(nextAfter(draft, bench!)).toBe('Row');
    bench!.sets[0]!.done = true;
    row!.sets[0]!.done = true;
    expect(nextAfter(draft, row!)).toBe('Squat');
    squat!.sets.forEach((set) => (set.done = true));
    expect(nextAfter(draft, squat!)).toBeNull();
  });
});
