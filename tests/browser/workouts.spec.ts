// A session logged in a gym with bad reception, read, changed and deleted afterwards.
import { sql } from './support/database';
import { connect, createPerson, type Person } from './support/people';
import { answered, expect, offline, test, type Page } from './support/test';

const prescribed = {
  reps: 5,
  repsMax: null,
  loadKind: 'kg',
  load: 100,
  rpe: null,
  rir: null,
  durationSeconds: null,
  distanceMeters: null,
};
const exercise = { exerciseId: null, note: null, restSeconds: 90, tempo: null, progression: null };
const slots = [
  {
    exercises: [
      {
        ...exercise,
        exercise: 'Back squat',
        sets: ['warmup', 'normal'].map((type) => ({ ...prescribed, type })),
      },
    ],
  },
];

function assign(coach: Person, athlete: Person): void {
  sql(
    `insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for, slots)
       values (:'coach', :'athlete', 'Lower body', current_date, :'slots')`,
    { coach: coach.id, athlete: athlete.id, slots: JSON.stringify(slots) },
  );
}

/** What is stored of somebody's workouts: `title reps weight`, one for each set. */
function storedSets(athlete: Person): string[] {
  return sql(
    `select l.title, s.reps, s.weight::float from app.workout_logs l join app.logged_sets s on s.log_id = l.id
       where l.athlete_id = :'athlete' order by s.position`,
    { athlete: athlete.id },
  ).map((row) => row.join(' '));
}

const set = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

test(
  'a session outlives a dead network, a reload and a 503, and is stored once',
  { tag: '@phone' },
  async ({ open, tolerate }) => {
    for (const complaint of [offline, answered(503)]) tolerate(complaint);
    const coach = createPerson('Ana Torres', 'coach');
    const ben = createPerson('Ben Adler', 'athlete');
    connect(coach, ben);
    assign(coach, ben);
    const page = await open(ben, '/workouts');
    await page.getByRole('link', { name: 'Start Lower body' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Lower body' })).toBeFocused();
    await set(page, 'Set W, warm-up').getByRole('button', { name: 'Set W done' }).click();
    await expect(set(page, 'Set W, warm-up').getByLabel('Weight in kg')).toHaveValue('100');
    await expect(page.getByTestId('rest')).toContainText('Next: Back squat');

    const api = '**/api/**';
    await page.route(api, (route) => route.abort('internetdisconnected'));
    await page.context().setOffline(true);
    await set(page, 'Set 1').getByLabel('Weight in kg').fill('102,5');
    await set(page, 'Set 1').getByLabel('Reps').fill('4');
    // The page comes from the network, as it would from the service worker; the server does not answer.
    await page.context().setOffline(false);
    await page.reload();
    await expect(set(page, 'Set 1').getByLabel('Weight in kg')).toHaveValue('102,5');
    await expect(page.getByTestId('rest')).toBeVisible();
    await set(page, 'Set 1').getByLabel('How hard').selectOption({ label: '@8.5' });
    await set(page, 'Set 1').getByRole('button', { name: 'Set 1 done' }).click();
    await page.getByRole('button', { name: 'Finish' }).click();
    const dialog = page.getByRole('dialog', { name: 'Finish workout' });
    await dialog.getByText('7', { exact: true }).click();
    // Twice: what comes up below the finger is not meant.
    const { x, y, width, height } = (await dialog.getByRole('button', { name: 'Finish' }).boundingBox())!;
    for (let tap = 0; tap < 2; tap += 1) await page.touchscreen.tap(x + width / 2, y + height / 2);
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('dialog', { name: 'More' })).toHaveCount(0);
    const upload = page.getByTestId('upload');
    await expect(upload).toContainText('kept in this browser');
    expect(storedSets(ben)).toEqual([]);

    // The server is away; then it stores the session, but its answer gets lost.
    const log = '**/api/athlete/assignments/*/log';
    await page.route(log, (route) =>
      route.fulfill({ status: 503, json: { code: 'unavailable', status: 503 } }),
    );
    await page.unroute(api);
    await upload.getByRole('button', { name: 'Try now' }).click();
    await expect(upload).toContainText('Waiting for the server');
    // In place of the route above, at no moment without one: the page tries by itself, too.
    await page.route(log, async (route) => {
      await route.fetch();
      await route.abort('internetdisconnected');
    });
    await upload.getByRole('button', { name: 'Try now' }).click();
    await expect.poll(() => storedSets(ben)).toHaveLength(2);
    await page.unrouteAll({ behavior: 'wait' });
    await page.reload();
    await expect(page.getByTestId('log-row')).toHaveCount(1);
    await expect(upload).toHaveCount(0);
    expect(storedSets(ben)).toEqual(['Lower body 5 100', 'Lower body 4 102.5']);

    await page.getByTestId('log-row').click();
    await expect(page.getByTestId('done-exercise')).toContainText('4 × 102.5 kg @8.5');
    await page.getByRole('link', { name: 'Edit' }).click();
    await set(page, 'Set 1').getByLabel('Reps').fill('6');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByTestId('done-exercise')).toContainText('6 × 102.5 kg');
    expect(storedSets(ben)).toEqual(['Lower body 5 100', 'Lower body 6 102.5']);

    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText('No workouts yet')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByTestId('log-row').click();
    const deleted = page.waitForResponse((response) => response.request().method() === 'DELETE');
    await page.getByRole('button', { name: 'Delete' }).click();
    expect((await deleted).status()).toBe(204);
    expect(storedSets(ben)).toEqual([]);
  },
);
