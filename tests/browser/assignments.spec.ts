// A workout, from the coach's plan to the athlete's log and back.
import { connect, createPerson } from './support/people';
import { expect, test } from './support/test';

test('a coach assigns a workout to two athletes, and sees what one of them logs', async ({ open }) => {
  const coach = createPerson('Ana Torres', 'coach');
  const ben = createPerson('Ben Adler', 'athlete');
  const cy = createPerson('Cy Marsh', 'athlete');
  connect(coach, ben, cy);
  const coachs = await open(coach, '/assignments');
  await expect(coachs.getByText('Nothing planned here')).toBeVisible();
  const assign = coachs.getByRole('dialog', { name: 'Assign a workout' });

  await coachs.getByRole('button', { name: 'Assign workout' }).first().click();
  await assign.getByLabel('Title').fill('Threshold 4 × 8 min');
  await assign.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(assign.getByRole('alert')).toHaveText('Choose who it is for.');
  await assign.getByLabel('Notes (optional)').fill('Even pace.\nStop if the calf hurts.');
  await assign.getByText('Ben Adler').click();
  await assign.getByText('Cy Marsh').click();
  await assign.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(assign).toHaveCount(0);
  await expect(coachs.getByText('Assigned to 2 athletes.')).toBeVisible();
  const planned = coachs.getByTestId('assignment-row');
  await expect(planned).toHaveCount(2);
  await expect(planned.filter({ hasText: 'Ben Adler' })).toContainText('To do');

  const bens = await open(ben, '/assignments');
  await bens.getByTestId('assignment-row').click();
  await expect(bens.getByRole('heading', { level: 1, name: 'Threshold 4 × 8 min' })).toBeFocused();
  await expect(bens.getByText('Stop if the calf hurts.')).toBeVisible();
  await bens.getByRole('link', { name: 'Start workout' }).click();
  const [first, second] = [
    bens.getByRole('group', { name: 'Set 1' }),
    bens.getByRole('group', { name: 'Set 2' }),
  ];
  await bens.getByRole('button', { name: 'Add exercise' }).click();
  await bens.getByRole('searchbox', { name: 'Search exercises' }).fill('Back squat');
  await bens.getByRole('button', { name: 'Add “Back squat”' }).click();
  await first.getByLabel('Reps').fill('five');
  await bens.getByRole('button', { name: 'Finish' }).click();
  await expect(first.getByLabel('Reps')).toBeFocused();
  await expect(first.getByLabel('Reps')).toHaveAccessibleDescription(
    'Reps are a whole number from 0 to 10000.',
  );
  await first.getByLabel('Reps').fill('5');
  await first.getByLabel('Weight in kg').fill('102,5');
  await bens.getByRole('button', { name: 'Add set' }).click();
  await expect(second.getByLabel('Weight in kg')).toHaveValue('102,5');
  await second.getByLabel('How hard').selectOption({ label: '@8.5' });
  // What is half done is kept.
  await bens.reload();
  await expect(second.getByLabel('How hard')).toHaveValue('rpe:8.5');
  await bens.getByRole('button', { name: 'Finish' }).click();
  const finish = bens.getByRole('dialog', { name: 'Finish workout' });
  await finish.getByText('7', { exact: true }).click();
  await finish.getByLabel('Notes (optional)').fill('Calf is fine.');
  await finish.getByRole('button', { name: 'Finish' }).click();
  await expect(bens.getByText('Workout saved. Well done!')).toBeVisible();
  await bens.goto('/assignments?view=closed');
  await expect(bens.getByTestId('assignment-row')).toContainText('Done');

  await coachs.reload();
  await expect(planned.filter({ hasText: 'Ben Adler' })).toContainText('Done');
  await expect(planned.filter({ hasText: 'Cy Marsh' })).toContainText('To do');
  await coachs.getByText('Logged', { exact: true }).click();
  const log = coachs.getByTestId('log-card');
  await expect(log).toHaveCount(1);
  await expect(log).toContainText('Threshold 4 × 8 min');
  await expect(log.getByRole('listitem')).toContainText(['5 × 102.5 kg', '5 × 102.5 kg @8.5']);
  await expect(log).toContainText('7/10');
  await expect(log).toContainText('Calf is fine.');
});
