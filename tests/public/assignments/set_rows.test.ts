import { nextRow, rowProblem, setText, toSets, type SetRow } from '$lib/assignments/set_rows';
import { describe, expect, it } from 'vitest';

const row = (changes: Partial<SetRow> = {}): SetRow => ({
  id: 1,
  exercise: 'Back squat',
  reps: '5',
  weight: '100',
  rpe: '8',
  ...changes,
});

describe('a line of the log', () => {
  it('may leave out every number', () => {
    expect(rowProblem(row({ reps: '', weight: '', rpe: '' }))).toBeNull();
  });

  it('may be empty altogether', () => {
    expect(rowProblem(row({ exercise: ' ', reps: '', weight: '', rpe: '' }))).toBeNull();
  });

  it.each<[Partial<SetRow>, string]>([
    [{ exercise: '' }, 'exercise'],
    [{ exercise: 'x'.repeat(121) }, 'exercise'],
    [{ reps: '2.5' }, 'reps'],
    [{ reps: '10001' }, 'reps'],
    [{ reps: 'many' }, 'reps'],
    [{ weight: '-1' }, 'weight'],
    [{ weight: '1e3' }, 'weight'],
    [{ rpe: '0.5' }, 'rpe'],
    [{ rpe: '10.5' }, 'rpe'],
    [{ rpe: '7.2' }, 'rpe'],
  ])('is refused with %j', (changes, field) => {
    expect(rowProblem(row(changes))?.field).toBe(field);
  });

  it.each(['7.5', '7,5', ' 10 '])('takes an RPE of %j', (rpe) => {
    expect(rowProblem(row({ rpe }))).toBeNull();
  });
});

describe('what is sent', () => {
  it('has numbers, and nothing for what was left out', () => {
    expect(toSets([row({ weight: '62,5', rpe: '' })])).toEqual([
      { exercise: 'Back squat', reps: 5, weight: 62.5, weightUnit: 'kg' },
    ]);
  });

  it('has a zero where a zero was typed', () => {
    expect(toSets([row({ reps: '0', weight: '0', rpe: '' })])).toEqual([
      { exercise: 'Back squat', reps: 0, weight: 0, weightUnit: 'kg' },
    ]);
  });

  it('leaves out empty lines', () => {
    expect(toSets([row({ exercise: '', reps: '', weight: '', rpe: '' })])).toEqual([]);
  });
});

it('goes on with the exercise above, in a line with an id of its own', () => {
  expect(nextRow([row({ id: 7 })])).toEqual(row({ id: 8, rpe: '' }));
});

it('reads a set out', () => {
  expect(setText({ exercise: 'Squat', reps: 1, weightKg: 62.5, rpe: 8.5 })).toBe('1 rep · 62.5 kg · RPE 8.5');
  expect(setText({ exercise: 'Run', distanceMeters: 8000, durationSeconds: 2730 })).toBe('8 km · 45:30 min');
  expect(setText({ exercise: 'Ride', distanceMeters: 400, durationSeconds: 3725 })).toBe('400 m · 1:02:05 h');
  expect(setText({ exercise: 'Plank' })).toBe('');
  expect(setText({ weight: 45, weightUnit: 'lb', weightKg: 20.4117 }, 'lb')).toBe('45 lb');
});
