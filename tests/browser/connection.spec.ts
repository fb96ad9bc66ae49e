// The whole life of a connection, from an invitation by mail to its end, in two windows.
import { linkInMail } from './support/mail';
import { connect, createPerson, password } from './support/people';
import { answered, expect, test } from './support/test';

test('an invitation by mail becomes a connection that the athlete controls and ends', async ({
  open,
  tolerate,
}) => {
  tolerate(answered(403));
  const coach = createPerson('Ana Torres', 'coach');
  const email = `noor.${Date.now()}@example.org`;
  const coachs = await open(coach, '/client-management');

  await test.step('the coach invites an address that has no account', async () => {
    await coachs.getByRole('button', { name: 'Invite', exact: true }).click();
    const dialog = coachs.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'E-mail' })).toBeFocused();
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await dialog.getByLabel('Message (optional)').fill('Shall we <b>start</b>?');
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await expect(coachs.getByTestId('invitation-row')).toContainText([email]);
    await expect(coachs.getByTestId('invitation-row')).toContainText('Not opened yet');
  });

  const link = await linkInMail(email, 'invitations');
  const athletes = await open(null, link);

  await test.step('who opens the link sees who invites, and signs up', async () => {
    await expect(athletes.getByRole('heading', { level: 1 })).toHaveText('Ana Torres invites you');
    await expect(athletes.getByText('Shall we <b>start</b>?')).toBeVisible();
    await expect(athletes.getByLabel('E-mail')).toHaveValue(email);
    await athletes.getByLabel('Name').fill('Noor Haddad');
    await athletes.getByLabel('Password').fill(password);
    await athletes.getByRole('button', { name: 'Create account' }).click();
    await athletes.getByRole('button', { name: /^Accept/ }).click();
    await expect(athletes).toHaveURL(/\/my-coach/);
    await expect(athletes.getByTestId('coach-card')).toContainText('Ana Torres');
  });

  await test.step('the link is used up, and says no more than any other that does not work', async () => {
    const others = await open(null, link);
    await expect(others.getByText('This link is not valid')).toBeVisible();
    expect(await others.content()).not.toContain('Ana Torres');
  });

  await test.step('the coach sees the athlete and is told', async () => {
    await coachs.goto('/notifications');
    await expect(coachs.getByRole('main')).toContainText('Noor Haddad');
    await coachs.goto('/client-management');
    await coachs.getByRole('link', { name: 'Noor Haddad', exact: true }).click();
    await expect(coachs.getByRole('heading', { level: 1 })).toHaveText('Noor Haddad');
    await expect(coachs.getByText('Nothing logged yet')).toBeVisible();
  });

  await test.step('workouts switched off are gone from the coach’s open page', async () => {
    const workouts = athletes
      .getByRole('group', { name: 'What you share' })
      .getByRole('switch', { name: 'Workouts' });
    await expect(workouts).toBeChecked();
    await workouts.click();
    await expect(workouts).not.toBeChecked();
    await expect(athletes.getByRole('status').getByText('“Workouts” is off.')).toBeVisible();
    await expect(coachs.getByText('Workouts are not shared with you')).toBeVisible();
    await expect(coachs.getByText('Nothing logged yet')).toHaveCount(0);

    await athletes.getByRole('button', { name: 'Preview' }).click();
    const preview = athletes.getByTestId('preview');
    await expect(preview.getByRole('listitem').filter({ hasText: 'Workouts' })).toContainText(
      'you don’t share it',
    );
    await athletes.keyboard.press('Escape');
  });

  await test.step('the athlete reads who looked', async () => {
    await athletes.reload();
    await expect(athletes.getByTestId('access-entry').first()).toContainText('Ana Torres');
    await expect(
      athletes.getByTestId('access-entry').filter({ hasText: 'looked at your workouts' }),
    ).not.toHaveCount(0);
  });

  await test.step('the athlete ends it, and the coach is out', async () => {
    await athletes.getByRole('button', { name: 'End connection' }).click();
    const dialog = athletes.getByRole('dialog');
    await dialog.getByLabel(/^Reason/).fill('Moving abroad.');
    await dialog.getByRole('button', { name: 'End connection' }).click();
    await expect(athletes.getByText('No coach yet')).toBeVisible();
    await expect(athletes.getByTestId('former-coach')).toContainText(['Ana Torres']);
    await expect(athletes.getByTestId('former-coach')).toContainText('ended by you');

    await expect(coachs.getByText('Not your athlete')).toBeVisible();
    await expect(coachs.getByRole('main')).not.toContainText('Noor Haddad');
    await coachs.goto('/client-management');
    await expect(coachs.getByText('No athletes yet')).toBeVisible();
  });
});

test('a switch that the server refuses goes back, and a press takes one back', async ({ open, tolerate }) => {
  tolerate(answered(503));
  const [coach, athlete] = [createPerson('Ana Torres', 'coach'), createPerson('Ben Adler', 'athlete')];
  connect(coach, athlete);
  const page = await open(athlete, '/my-coach');
  const plan = page.getByRole('switch', { name: 'Make programs for me' });
  await expect(plan).toBeChecked();

  await page.route('**/permissions', (route) => route.fulfill({ status: 503, json: {} }));
  await plan.click();
  await expect(page.getByRole('status').getByText(/^Not changed\./)).toBeVisible();
  await expect(plan).toBeChecked();
  await page.unroute('**/permissions');

  await plan.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('“Make programs for me” is off.')).toBeVisible();
  await expect(plan).not.toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(plan).toBeChecked();
  await page.reload();
  await expect(plan).toBeChecked();
});

test('one side pauses, and only that side resumes', async ({ open, tolerate }) => {
  tolerate(answered(403));
  const [coach, athlete] = [createPerson('Ana Torres', 'coach'), createPerson('Ben Adler', 'athlete')];
  connect(coach, athlete);
  const [coachs, athletes] = [
    await open(coach, `/coach/athletes/${athlete.id}`),
    await open(athlete, '/my-coach'),
  ];
  await coachs.getByRole('button', { name: 'Pause' }).click();
  await coachs.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
  await expect(coachs.getByText('You paused the connection.')).toBeVisible();
  await expect(coachs.getByRole('button', { name: 'Resume' })).toBeVisible();

  await athletes.reload();
  await expect(athletes.getByText('Only Ana Torres can resume it.')).toBeVisible();
  await expect(athletes.getByRole('button', { name: 'Resume' })).toHaveCount(0);

  await coachs.getByRole('button', { name: 'Resume' }).click();
  await expect(coachs.getByText('Nothing logged yet')).toBeVisible();
  // The page that is left asks for nobody while the next one comes.
  await coachs.getByRole('main').getByRole('link', { name: 'Clients' }).click();
  await expect(coachs.getByRole('heading', { name: 'Clients', level: 1 })).toBeVisible();
});

test('who has an account signs in by the link, and declines', async ({ open, tolerate }) => {
  for (const status of [403, 410]) tolerate(answered(status));
  const [coach, athlete] = [createPerson('Ana Torres', 'coach'), createPerson('Ben Adler', 'athlete')];
  const coachs = await open(coach, '/client-management?invite');
  await coachs.getByRole('dialog').getByRole('textbox', { name: 'E-mail' }).fill(athlete.email);
  await coachs.keyboard.press('Enter');
  await expect(coachs.getByTestId('invitation-row')).toHaveCount(1);
  const link = await linkInMail(athlete.email, 'invitations');

  const strangers = await open(createPerson('Eve Stone', 'athlete'), link);
  await expect(strangers.getByText('This link is not valid')).toBeVisible();
  await expect(strangers.getByText('You are signed in as eve.')).toBeVisible();
  await strangers.getByRole('button', { name: 'Use another account' }).click();
  await expect(strangers).toHaveURL(/\/sign-in\?next=/);
  await strangers.getByLabel('E-mail').fill(athlete.email);
  await strangers.getByLabel('Password', { exact: true }).fill(password);
  await strangers.getByRole('button', { name: 'Sign in', exact: true }).click();

  // Now it is the recipient's window.
  await expect(strangers).toHaveURL(link);
  await strangers.getByRole('button', { name: /^Decline/ }).click();
  await strangers.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
  await expect(strangers).toHaveURL('/my-coach');
  await strangers.goto(link);
  await expect(strangers.getByText('This invitation is closed')).toBeVisible();

  await coachs.goto('/client-management?tab=history');
  await expect(coachs.getByTestId('invitation-row')).toContainText('Declined');
});
