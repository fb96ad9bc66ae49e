// A program, from building it on a phone to the athletes' calendars.
import { connect, createPerson, type Person } from './support/people';
import { createProgram } from './support/programs';
import { expect, test, type Locator, type Page } from './support/test';

const dialog = (page: Page) => page.getByRole('dialog');
const exercises = (page: Page) => page.getByTestId('exercise');

async function addExercises(page: Page, names: string[], how: string): Promise<void> {
  await page
    .getByRole('button', { name: /^Add exercise to/ })
    .first()
    .click();
  for (const name of names) {
    await dialog(page).getByRole('searchbox', { name: 'Search exercises' }).fill(name);
    await dialog(page).getByRole('button', { name }).first().click();
  }
  await dialog(page).getByRole('button', { name: how, exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
}

async function fill(exercise: Locator, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await exercise.getByTestId('set-row').first().getByLabel(label).fill(value);
  }
  await exercise.getByRole('button', { name: 'All like the first' }).click();
}

test('a coach builds a program on a phone, gives it to three athletes, and lets one follow a change @phone', async ({
  open,
}) => {
  const coach = createPerson('Ana Torres', 'coach');
  const team = ['Ben Adler', 'Cy Marsh', 'Dan Okafor'].map((name) => createPerson(name, 'athlete'));
  connect(coach, ...team);
  const page = await open(coach, '/programs');
  await page.getByRole('link', { name: 'Make a program' }).click();
  await page.getByLabel('Title of the program').fill('Strength base');
  await page.getByLabel('Title of day 1').fill('Lower');

  await addExercises(page, ['Barbell Full Squat'], 'Add');
  const squat = exercises(page).first();
  await fill(squat, { Reps: '5', 'Load in kg': '100' });
  await squat.getByRole('button', { name: /^Progression/ }).click();
  await dialog(page).getByText('Linear').click();
  await dialog(page).getByLabel('Step').fill('');
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(dialog(page).getByLabel('Step')).toBeFocused();
  await dialog(page).getByLabel('Step').fill('2,5');
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(squat).toContainText('3 × 5 · 100 kg');
  await expect(squat).toContainText('+2.5 kg each time');

  await addExercises(page, ['Plank', 'Bent Over Barbell Row'], 'As a superset');
  const superset = page.getByTestId('superset');
  await expect(superset).toContainText('B2');
  // Without a pointer, and back.
  await page.getByRole('button', { name: 'Move Bent Over Barbell Row' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(exercises(page).nth(1)).toContainText('Row');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(superset).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(superset).toHaveCount(1);

  for (let week = 1; week < 4; week += 1) {
    await page.getByRole('button', { name: /^Actions for week/ }).click();
    await page.getByRole('menuitem', { name: 'Copy week' }).click();
  }
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/programs\/[0-9a-f-]{36}$/);
  await expect(page.getByText('4 weeks · 4 days')).toBeVisible();

  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  for (const { name } of team) await dialog(page).getByText(name).click();
  await dialog(page).getByLabel('Starts on').fill('2031-03-03');
  await expect(dialog(page).getByTestId('planned')).toHaveCount(4);
  await expect(dialog(page).getByTestId('planned').last()).toContainText('24 Mar 2031');
  await dialog(page).getByRole('button', { name: 'Assign to 3' }).click();
  await expect(page.getByText('Assigned to 3 athletes.')).toBeVisible();

  await page.getByLabel('Title of day 1').fill('Lower, heavy');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toContainText('Who follows the change?');
  await expect(dialog(page).getByTestId('run')).toHaveCount(3);
  for (const name of ['Ben Adler', 'Dan Okafor']) await dialog(page).getByText(name).click();
  await dialog(page).getByRole('button', { name: 'Update 1 athlete' }).click();
  await expect(dialog(page)).toHaveCount(0);

  const [ben, cy] = team as [Person, Person];
  for (const [{ id }, title] of [
    [ben, 'Lower'],
    [cy, 'Lower, heavy'],
  ] as const) {
    await page.goto(`/calendar?athlete=${id}&day=2031-03-24`);
    await expect(page.getByTestId('calendar-entry').locator('bdi').first()).toHaveText(title);
  }
});

test('an athlete moves, skips and excuses workouts in the calendar @desktop', async ({ open }) => {
  const coach = createPerson('Ana Torres', 'coach');
  const ben = createPerson('Ben Adler', 'athlete');
  connect(coach, ben);
  const program = createProgram(coach, 'Base');
  const coachs = await open(coach, `/programs/${program}`);
  await coachs.getByRole('button', { name: 'Assign', exact: true }).click();
  await dialog(coachs).getByText('Ben Adler').click();
  await dialog(coachs).getByLabel('Starts on').fill('2031-03-03');
  await dialog(coachs).getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(coachs.getByText('Assigned to 1 athlete.')).toBeVisible();

  const page = await open(ben, '/calendar?day=2031-03-03');
  const days = page.getByTestId('calendar-day');
  const [monday, tuesday, thursday] = [days.nth(0), days.nth(1), days.nth(3)];
  const entries = (day: Locator) => day.getByTestId('calendar-entry');
  await expect(entries(monday)).toContainText('Day 1');
  await expect(entries(thursday)).toContainText('Day 2');

  await entries(monday).focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(entries(tuesday)).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(entries(monday)).toContainText('Day 1');

  await entries(monday).dragTo(days.nth(5));
  await expect(entries(days.nth(5))).toContainText('Day 1');
  await entries(days.nth(5)).click();
  await dialog(page)
    .getByRole('button', { name: /^Shift this/ })
    .click();
  await dialog(page).getByRole('button', { name: 'Shift', exact: true }).click();
  await expect(page.getByText('3 workouts shifted.')).toBeVisible();
  await expect(page.getByTestId('calendar-entry')).toHaveCount(1);

  await entries(thursday).click();
  await dialog(page)
    .getByRole('button', { name: /^Excuse/ })
    .click();
  await dialog(page).getByLabel('Reason').fill('Travelling');
  await dialog(page).getByRole('button', { name: 'Excuse', exact: true }).click();
  await expect(entries(thursday)).toContainText('Travelling');

  await page.getByText('Month', { exact: true }).click();
  await expect(page.getByTestId('calendar-entry')).toHaveCount(4);
  await coachs.goto(`/calendar?view=month&day=2031-03-03&athlete=${ben.id}`);
  await coachs.getByTestId('calendar-entry').filter({ hasText: 'Excused' }).click();
  await dialog(coachs)
    .getByRole('button', { name: /^Withdraw/ })
    .click();
  await expect(coachs.getByTestId('calendar-entry')).toHaveCount(3);
  await coachs.getByRole('button', { name: 'Undo' }).click();
  await expect(coachs.getByTestId('calendar-entry')).toHaveCount(4);
});
