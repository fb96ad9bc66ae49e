// Figures of training: an athlete's own, what a coach sees of them, and workouts brought along from another app.
import { sql } from './support/database';
import { connect, createPerson, type Person } from './support/people';
import { expect, test, type Page } from './support/test';

/** Bench presses, a week apart, each session heavier than the one before. */
function train(athlete: Person, weights: number[]): void {
  weights.forEach((weight, index) => {
    sql(
      `insert into app.workout_logs (athlete_id, title, day, performed_at, ended_at, perceived_effort)
         values (:'athlete', 'Push', current_date - :'ago'::int, now() - :'ago'::int * interval '1 day',
                 now() - :'ago'::int * interval '1 day' + interval '1 hour', 8) returning id \\gset
         insert into app.logged_sets (log_id, position, athlete_id, exercise_name, slot, type, reps, weight, weight_unit)
         select :'id', n, :'athlete', 'Bench press', 0, 'normal', 5, :'weight', 'kg' from generate_series(0, 2) n;`,
      { athlete: athlete.id, weight: String(weight), ago: String(7 * (weights.length - 1 - index)) },
    );
  });
}

/** An assignment with three sets of five, and its log. */
function prescribeAndLog(coach: Person, athlete: Person, reps: number[]): void {
  const set = { type: 'normal', reps: 5, repsMax: null, loadKind: 'kg', load: 100, rpe: null, rir: null };
  const target = { ...set, durationSeconds: null, distanceMeters: null };
  const exercise = { exerciseId: null, exercise: 'Bench press', note: null, restSeconds: null, tempo: null };
  const slots = [{ exercises: [{ ...exercise, progression: null, sets: [target, target, target] }] }];
  sql(
    `insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for, slots)
       values (:'coach', :'athlete', 'Heavy push', current_date, :'slots') returning id as assignment \\gset
       insert into app.workout_logs (athlete_id, assignment_id, title, day, performed_at)
       values (:'athlete', :'assignment', 'Heavy push', current_date, now()) returning id \\gset
       insert into app.logged_sets (log_id, position, athlete_id, exercise_name, slot, type, reps, weight, weight_unit)
       select :'id', n - 1, :'athlete', 'Bench press', 0, 'normal', r, 100, 'kg'
       from unnest(:'reps'::int[]) with ordinality as done (r, n);`,
    {
      coach: coach.id,
      athlete: athlete.id,
      slots: JSON.stringify(slots),
      reps: `{${reps.join(',')}}`,
    },
  );
}

const chart = (page: Page, name: RegExp) => page.getByRole('img', { name });

test('an athlete sees records and charts, and the coach as much as is shared', async ({ open }) => {
  const coach = createPerson('Ana Torres', 'coach');
  const ben = createPerson('Ben Adler', 'athlete');
  connect(coach, ben);
  train(ben, [90, 95, 100]);
  prescribeAndLog(coach, ben, [5, 4]);

  const page = await open(ben, '/analytics');
  await expect(page.getByTestId('records').getByTestId('record').first()).toContainText('Personal best');
  await expect(page.getByTestId('records')).toContainText('100 kg for 5 reps');
  await expect(chart(page, /^Weekly volume/).locator('canvas')).toBeVisible();
  await page.getByRole('button', { name: /^Show as table\s*: Bench press/ }).click();
  const table = page.getByRole('region', { name: 'Bench press, as a table' });
  await expect(table.getByRole('row').nth(1)).toContainText('kg');
  await page.getByLabel('Weight in kg').fill('82,5');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText('Body weight saved.')).toBeVisible();

  const coachs = await open(coach, '/dashboard');
  const row = coachs.getByTestId('dashboard-row').filter({ hasText: 'Ben Adler' });
  await expect(row).toContainText('Today');
  await row.getByRole('link').click();
  await expect(chart(coachs, /^Weekly volume/).locator('canvas')).toBeVisible();
  await coachs.getByRole('tab', { name: 'Logs' }).click();
  const log = coachs.getByTestId('log-card').filter({ hasText: 'Heavy push' });
  await expect(log.getByTestId('difference')).toHaveText(['As planned', '1 rep fewer', 'Not done']);

  await page.goto('/my-coach');
  await expect(
    page
      .getByTestId('access-entry')
      .filter({ hasText: /analytics/i })
      .first(),
  ).toBeVisible();

  sql(`update app.sharing_settings set analytics = false where athlete_id = :'ben'`, { ben: ben.id });
  await coachs.goto(`/coach/athletes/${ben.id}?tab=analytics`);
  await expect(coachs.getByTestId('not-shared')).toContainText('Ben Adler shares no analytics');
});

test('a file of Strong comes in once, in the unit that one says', async ({ open }) => {
  const page = await open(createPerson('Cy Marsh', 'athlete'), '/import');
  const file = {
    name: 'strong.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n' +
        '2021-12-15 18:00:00,"Push","Bench Press (Barbell)",1,185,8,0,0,"","",\n' +
        '2021-12-18 18:00:00,"Push","Bench Press (Barbell)",1,190,8,0,0,"","",\n',
    ),
  };
  const choose = () => page.locator('input[type=file]').setInputFiles(file);
  await choose();
  await expect(page.getByTestId('preview')).toContainText('An export of Strong');
  const run = page.getByRole('button', { name: 'Import 2 workouts' });
  await expect(run).toBeDisabled();
  await page.getByText('Pounds').click();
  await run.click();
  await expect(page.getByTestId('import-result')).toContainText('2 workouts imported');

  await page.getByRole('button', { name: 'Another file' }).click();
  await choose();
  await page.getByText('Pounds').click();
  await expect(page.getByText('Everything in this file is here already.')).toBeVisible();
  await page.goto('/analytics');
  await expect(page.getByTestId('exercise-list')).toContainText('Bench Press');
  await page.getByRole('button', { name: /^Show as table\s*: Bench Press/ }).click();
  await expect(page.getByRole('region', { name: /as a table$/ })).toContainText('15 Dec 2021');
});
