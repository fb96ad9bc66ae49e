// What a machine can say about accessibility: the pages of training, each state that looks different, in light and dark.
import { expectAccessible, expectNarrow } from './support/accessible';
import { sql } from './support/database';
import { createProgram } from './support/programs';
import { team } from './support/team';
import { expect, test } from './support/test';

test('the pages for planning', async ({ open }) => {
  const { coach } = team();
  const program = createProgram(coach, 'Strength base');
  const page = await open(coach, '/exercises?q=squat');
  await expect(page.getByTestId('exercise-row').first()).toBeVisible();
  await expectAccessible(page, 'exercises');
  await expectNarrow(page, 'exercises');
  await page.getByTestId('exercise-row').first().click();
  await expect(page.getByRole('heading', { name: 'How to do it' })).toBeVisible();
  await expectAccessible(page, 'an exercise');

  await page.goto('/programs');
  await expect(page.getByTestId('program')).toHaveCount(1);
  await expectAccessible(page, 'programs');
  await expectNarrow(page, 'programs');
  await page.goto(`/programs/${program}`);
  await page
    .getByRole('button', { name: /^A Barbell Full Squat/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'RPE' }).first().fill('8.2');
  await expect(page.getByText('RPE goes from 1 to 10')).toBeVisible();
  await expectAccessible(page, 'the builder, with an error');
  await expectNarrow(page, 'the builder');
  await page.getByRole('button', { name: 'Actions for Barbell Full Squat' }).first().click();
  await expectAccessible(page, 'a menu');
  await page.getByRole('menuitem', { name: 'Move to…' }).click();
  await expectAccessible(page, 'moving an exercise');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.getByRole('dialog').getByText('Ben Adler').click();
  await expectAccessible(page, 'assigning a program');
  await expectNarrow(page, 'assigning a program');

  await page.goto('/calendar');
  await expect(page.getByTestId('calendar-entry')).toHaveCount(2);
  await expectAccessible(page, 'a week');
  await expectNarrow(page, 'a week');
  await page.getByText('Month', { exact: true }).click();
  await expectAccessible(page, 'a month');
  await expectNarrow(page, 'a month');
  await page.getByTestId('calendar-entry').first().click();
  await expectAccessible(page, 'a workout in the calendar');
});

test('logging a workout', async ({ open }) => {
  const { ben, assignment } = team();
  const page = await open(ben, '/workouts');
  await expect(page.getByTestId('log-row')).toHaveCount(1);
  await expectAccessible(page, 'workouts');
  await expectNarrow(page, 'workouts');
  await page.getByTestId('log-row').click();
  await expect(page.getByTestId('done-exercise')).toBeVisible();
  await expectAccessible(page, 'logged workout');
  await expectNarrow(page, 'logged workout');

  await page.goto(`/workouts/session?assignment=${assignment}`);
  await page.getByRole('button', { name: 'Add exercise' }).click();
  await page.getByRole('searchbox', { name: 'Search exercises' }).fill('Atlas carry');
  await page.getByRole('button', { name: 'Add “Atlas carry”' }).click();
  const set = page.getByRole('group', { name: 'Set 1' });
  await set.getByLabel('Reps').fill('many');
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(set.getByLabel('Reps')).toHaveAccessibleDescription(
    'Reps are a whole number from 0 to 10000.',
  );
  await set.getByLabel('Reps').fill('5');
  await page.getByRole('button', { name: 'Add set' }).click();
  await set.getByRole('button', { name: 'Set 1 done' }).click();
  await expect(page.getByTestId('rest')).toBeVisible();
  await expectAccessible(page, 'session, resting');
  await expectNarrow(page, 'session');
  for (const [button, dialog] of [
    ['Plates for Atlas carry', 'Plates'],
    ['Finish', 'Finish workout'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await expectAccessible(page, dialog);
    await page.keyboard.press('Escape');
  }
});

test('the figures of training, and what a coach sees of them', async ({ open }) => {
  const { coach, ben } = team();
  sql(
    `with log as (insert into app.workout_logs (athlete_id, title) values (:'id', 'Squats') returning id, athlete_id)
       insert into app.logged_sets (log_id, athlete_id, position, slot, exercise_name, reps, weight, weight_unit)
         select id, athlete_id, 0, 0, 'Squat', 5, 100, 'kg' from log`,
    { id: ben.id },
  );
  const page = await open(ben, '/analytics');
  await expect(page.getByTestId('summary')).toBeVisible();
  await expect(page.locator('canvas').first()).toBeVisible();
  await expectAccessible(page, 'analytics');
  await expectNarrow(page, 'analytics');
  await page
    .getByRole('button', { name: /^Show as table/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'What is this?' }).click();
  await expectAccessible(page, 'analytics, with a table and the load explained');
  await page.goto('/import');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('no,export\n1,2\n') });
  await expect(page.getByTestId('preview')).toBeVisible();
  await expectAccessible(page, 'import, with problems');
  await expectNarrow(page, 'import');

  const coachs = await open(coach, '/dashboard');
  await expect(coachs.getByTestId('dashboard-row')).toHaveCount(2);
  await expectAccessible(coachs, 'dashboard');
  await expectNarrow(coachs, 'dashboard');
  await coachs.goto(`/coach/compare?athletes=${ben.id}&measure=sessions`);
  await expect(coachs.locator('canvas')).toBeVisible();
  await expectAccessible(coachs, 'comparison');
  await expectNarrow(coachs, 'comparison');
  for (const [tab, part] of [
    ['plan', 'plan-entry'],
    ['logs', 'log-card'],
    ['analytics', 'summary'],
  ] as const) {
    await coachs.goto(`/coach/athletes/${ben.id}?tab=${tab}`);
    await expect(coachs.getByTestId(part).first()).toBeVisible();
    await expectAccessible(coachs, `athlete, ${tab}`);
    await expectNarrow(coachs, `athlete, ${tab}`);
  }
});
