// @vitest-environment jsdom
import { ImportFlow } from '$lib/imports/flow.svelte';
import { fileProblem } from '$lib/imports/imports';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerWith, json, problem } from '../support/server';

const preview = {
  format: 'strong',
  dialect: 'A',
  needsUnit: false,
  workouts: 3,
  newWorkouts: 2,
  sets: 30,
  from: '2021-01-01',
  to: '2021-02-01',
  exercises: [
    {
      name: 'Bench Press (Barbell)',
      sets: 20,
      exerciseId: 'bench',
      matchedName: 'Bench press',
      isNew: false,
    },
    { name: 'Curl of mine', sets: 10, exerciseId: null, matchedName: null, isNew: true },
  ],
  problems: [],
  outliers: [],
};
const result = {
  id: 'import',
  format: 'strong',
  fileName: 'strong.csv',
  workouts: 2,
  sets: 20,
  alreadyThere: 1,
  createdAt: '2026-11-26T10:00:00.000Z',
};
const file = new File(['Date,Workout Name\n'], 'strong.csv');

afterEach(() => vi.unstubAllGlobals());

it('refuses a file before anybody reads it', () => {
  expect(fileProblem({ name: 'strong.csv', size: 10 })).toBeNull();
  expect(fileProblem({ name: 'strong.csv', size: 0 })).toContain('empty');
  expect(fileProblem({ name: 'strong.csv', size: 11_000_000 })).toContain('11 MB');
  expect(fileProblem({ name: 'photo.jpg', size: 10 })).toContain('CSV or JSON');
});

describe('an import', () => {
  it('looks first, asks for the unit that the file lacks, then imports with it and with what was chosen', async () => {
    const calls = answerWith(({ path, body }) => {
      if (!path.endsWith('/preview')) return json(201, result);
      return json(200, { ...preview, needsUnit: !(body as { unit?: string }).unit });
    });
    const flow = new ImportFlow();
    await flow.take(file);
    expect([flow.step, flow.isReady]).toEqual(['preview', false]);
    await flow.setUnit('lb');
    expect(flow.isReady).toBe(true);
    flow.map('Curl of mine', { id: 'curl', name: 'Biceps curl' });
    flow.map('Bench Press (Barbell)', null);
    expect(flow.exercises.map(({ matchedName, isNew }) => [matchedName, isNew])).toEqual([
      [null, true],
      ['Biceps curl', false],
    ]);
    await flow.run();
    expect([flow.step, flow.result?.workouts]).toEqual(['done', 2]);
    expect(calls.at(-1)!.body).toEqual({
      fileName: 'strong.csv',
      content: 'Date,Workout Name\n',
      unit: 'lb',
      mappings: [
        { name: 'Bench Press (Barbell)', exerciseId: null },
        { name: 'Curl of mine', exerciseId: 'curl' },
      ],
    });
  });

  it('is not offered where everything is here already', async () => {
    answerWith(() => json(200, { ...preview, newWorkouts: 0 }));
    const flow = new ImportFlow();
    await flow.take(file);
    expect([flow.step, flow.isReady]).toEqual(['preview', false]);
  });

  it('keeps what was chosen when it fails, and is the same request again after a lost answer', async () => {
    const keys: (string | null)[] = [];
    let isDown = true;
    answerWith(({ path, headers }) => {
      if (path.endsWith('/preview')) return json(200, preview);
      keys.push(headers.get('Idempotency-Key'));
      return isDown ? 'unreachable' : json(201, result);
    });
    const flow = new ImportFlow();
    await flow.take(file);
    await flow.run();
    expect([flow.step, flow.problem]).toEqual(['preview', expect.stringContaining('can’t be reached')]);
    isDown = false;
    await flow.run();
    expect(flow.step).toBe('done');
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
  });

  it('says what is wrong with a file that nobody understands', async () => {
    answerWith(() => problem(400, 'invalid_input'));
    const flow = new ImportFlow();
    await flow.take(file);
    expect([flow.step, flow.problem !== null]).toEqual(['choose', true]);
  });
});
