// @vitest-environment jsdom
import { draftOfPlan } from '$lib/workouts/draft';
import { OpenDraft } from '$lib/workouts/drafts.svelte';
import SetRow from '$lib/workouts/SetRow.svelte';
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { plan } from './examples';

afterEach(cleanup);

it.each([
  [{ weight: 'abc', reps: '5' }, 'A weight is a number from 0 to 2000 kg.'],
  [{ weight: '60', reps: '-3' }, 'Reps are a whole number from 0 to 10000.'],
])('says what is wrong in %o, and does not take it for done', async (typed, text) => {
  const { draft } = new OpenDraft('maya', draftOfPlan(plan(), 'kg', new Date()));
  const exercise = draft.blocks[0]!.exercises[0]!;
  const set = Object.assign(exercise.sets[0]!, typed);
  const oncheck = vi.fn();
  render(SetRow, { exercise, set, mark: '1', showsProblem: false, onoptions: () => {}, oncheck });
  await fireEvent.click(screen.getByRole('button', { name: 'Set 1 done' }));
  expect(oncheck).not.toHaveBeenCalled();
  expect(screen.getByRole('alert').textContent?.trim()).toBe(text);
});
