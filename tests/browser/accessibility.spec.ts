// What a machine can say about accessibility: each page, and each state that looks different, in light and dark.
import { expectAccessible, expectNarrow } from './support/accessible';
import { sql } from './support/database';
import { bubbles, openMenu } from './support/messenger';
import { createPerson, notify } from './support/people';
import { team } from './support/team';
import { answered, expect, leadTo, storing, test } from './support/test';

test('the pages before signing in', async ({ open, tolerate }) => {
  tolerate(answered(401));
  const page = await open(null, '/sign-in');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page, 'sign in');
  await expectNarrow(page, 'sign in');
  // Nobody's, and a new one each time: too many attempts are refused.
  await page.getByLabel('E-mail').fill(`nobody.${Date.now()}@example.org`);
  await page.getByLabel('Password').fill('not a password at all');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('don’t match');
  await expectAccessible(page, 'sign in, refused');

  await page.getByRole('link', { name: 'Create an account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expectAccessible(page, 'sign up');
  await expectNarrow(page, 'sign up');

  await page.goto('/there/is/nothing');
  await expect(page.getByText('There is nothing here')).toBeVisible();
  await expectAccessible(page, 'not found');
});

test('what shows before there is a script', async ({ open }) => {
  const page = await open(null, '/sign-in');
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/main-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1, name: 'TrainingPlanner is loading' })).toBeVisible();
  release();
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome back' })).toBeVisible();
  await expect(page.locator('#starting')).toBeHidden();
});

test('the messenger', async ({ open, tolerate }) => {
  tolerate(answered(400));
  tolerate(answered(403));
  const { coach, direct, group } = team();
  const page = await open(coach, '/messages');
  await expect(page.getByTestId('unread-badge')).toBeVisible();
  await expectAccessible(page, 'conversations');
  await expectNarrow(page, 'conversations');

  await page.goto(`/messages/${group}`);
  await expect(page.getByTestId('unread-divider')).toBeVisible();
  await expectAccessible(page, 'group');
  await expectNarrow(page, 'group');
  await page.getByRole('button', { name: 'Members' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'members');
  await page.keyboard.press('Escape');

  await page.goto(`/messages/${direct}`);
  await expect(bubbles(page, 'Nailed')).toBeVisible();
  await expectNarrow(page, 'direct');
  await openMenu(page, bubbles(page, 'Nailed'));
  await expectAccessible(page, 'what can be done with a message');
  await page.getByRole('menuitem', { name: 'Another emoji' }).click();
  await expect(page.getByRole('searchbox', { name: 'Search emoji' })).toBeVisible();
  await expectAccessible(page, 'emoji');
  await page.keyboard.press('Escape');
  await page.route('**/messages', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 400, json: {} }) : route.fallback(),
  );
  await page.getByRole('textbox', { name: 'Message Ben Adler' }).fill('This fails');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(bubbles(page, 'This fails').getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'direct, with a failed message');

  await page.goto(`/messages/${coach.id}`);
  await expect(page.getByText('Not your conversation')).toBeVisible();
  await expectAccessible(page, 'not one’s conversation');

  await page.goto('/messages');
  await page.getByRole('button', { name: 'New conversation' }).click();
  await page.getByRole('dialog').getByText('Ben Adler').click();
  await page.getByRole('dialog').getByText('Cy Marsh').click();
  await expect(page.getByLabel('Group name (optional)')).toBeVisible();
  await expectAccessible(page, 'new conversation');
  await expectNarrow(page, 'new conversation');
});

test('the coach’s pages', async ({ open, tolerate }) => {
  tolerate(answered(404));
  const { coach } = team();
  const page = await open(coach, '/coach/athletes');
  await expect(page.getByTestId('athlete-row')).toHaveCount(2);
  await expectNarrow(page, 'athletes');
  await page.getByLabel('Athlete’s e-mail').fill('nobody.at.all@example.org');
  await page.getByRole('button', { name: 'Connect' }).click();
  await expect(page.getByRole('alert')).toContainText('Nobody here');
  await expectAccessible(page, 'athletes, with an error');

  await page.getByRole('link', { name: 'Calendar', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Calendar' })).toBeFocused();
  await page.goto('/assignments');
  await expect(page.getByTestId('assignment-row')).toHaveCount(2);
  await expectAccessible(page, 'assignments');
  await expectNarrow(page, 'assignments');
  await page.getByRole('button', { name: 'Assign workout' }).first().click();
  await expect(page.getByRole('dialog').getByText('Ben Adler')).toBeVisible();
  await page.getByRole('dialog').getByLabel('Title').fill('Easy');
  await page.getByRole('dialog').getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).not.toBeEmpty();
  await expectAccessible(page, 'assigning, with an error');
  await expectNarrow(page, 'assigning');

  await page.goto('/assignments?view=logged');
  await expect(page.getByTestId('log-card')).toBeVisible();
  await expectAccessible(page, 'logs');
  await expectNarrow(page, 'logs');
});

test('the athlete’s pages, and those for everybody', async ({ open }) => {
  const { ben, assignment } = team();
  const page = await open(ben, '/assignments');
  await expect(page.getByTestId('assignment-row')).toHaveCount(1);
  await expectAccessible(page, 'own assignments');
  await expectNarrow(page, 'own assignments');

  await page.goto(`/assignments/${assignment}`);
  await expect(page.getByRole('link', { name: 'Start workout' })).toBeVisible();
  await expectAccessible(page, 'assigned workout');
  await expectNarrow(page, 'assigned workout');

  await leadTo(page, 'Settings');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
  await expectAccessible(page, 'settings');
  await expectNarrow(page, 'settings');
  await page.goto('/coach/athletes');
  await expect(page.getByText('Not for your account')).toBeVisible();
  await expectAccessible(page, 'not for this role');

  const admins = await open(createPerson('Ida Admin', 'admin'), '/admin');
  await expect(admins.getByRole('heading', { level: 1, name: 'Administration' })).toBeVisible();
  await expectAccessible(admins, 'administration');
  await expectNarrow(admins, 'administration');
});

test('the settings', async ({ open, tolerate }) => {
  tolerate(answered(403));
  const { coach } = team();
  const page = await open(coach, '/settings/profile');
  await expect(page.getByLabel('Username')).toBeVisible();
  await expectAccessible(page, 'profile');
  await expectNarrow(page, 'profile');
  await page.getByRole('combobox', { name: 'Time zone' }).click();
  await page.getByRole('combobox', { name: 'Time zone' }).fill('new');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await expectAccessible(page, 'choosing a time zone');

  await page.goto('/settings/coach');
  await page
    .getByRole('textbox', { name: 'Specializations' })
    .fill('Marathon, trail and everything else with hills,');
  await page.getByLabel('Website').fill('nowhere');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('This is not an address')).toBeVisible();
  await expectAccessible(page, 'coach profile, with an error');
  await expectNarrow(page, 'coach profile');
  await page.getByRole('link', { name: 'Messages' }).click();
  await page.getByRole('button', { name: 'Keep editing' }).waitFor();
  await expectAccessible(page, 'leaving without saving');
  await page.getByRole('button', { name: 'Discard' }).click();

  await page.goto('/settings/security');
  await expect(page.getByTestId('device')).toBeVisible();
  await page.getByRole('button', { name: 'Change e-mail' }).click();
  await page.getByLabel('New e-mail').fill('somebody.else@example.org');
  await page.getByLabel('Your password').fill('not the right password');
  await page
    .getByRole('form', { name: 'Change e-mail' })
    .getByRole('button', { name: 'Send the link' })
    .click();
  await expect(page.getByText('That is not your password.')).toBeVisible();
  await expectAccessible(page, 'security, with an error');
  await expectNarrow(page, 'security');

  await page.goto('/settings/notifications');
  await expect(page.getByRole('switch').first()).toBeVisible();
  await expectAccessible(page, 'what one is told');
  await expectNarrow(page, 'what one is told');

  await page.goto('/settings/data');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'deleting the account');
  await expectNarrow(page, 'deleting the account');

  await page.goto('/settings/appearance');
  await expect(page.getByText('Kept in this browser.')).toBeVisible();
  await expectAccessible(page, 'appearance');
});

test('notifications', async ({ open }) => {
  const { coach, ben, direct } = team();
  notify(coach, 'message', ben, direct);
  notify(coach, 'connection_paused', ben);
  const page = await open(coach, '/notifications');
  await expect(page.getByTestId('notification').first()).toBeVisible();
  await expectAccessible(page, 'notifications');
  await expectNarrow(page, 'notifications');
  await storing(page, /\/api\/notifications\/read$/, () =>
    page.getByRole('button', { name: 'Mark all as read' }).click(),
  );
  await page.goto('/notifications?view=unread');
  await expect(page.getByText('All caught up')).toBeVisible();
  await expectAccessible(page, 'no notifications');
});

test('the pages that mail links to', async ({ open, tolerate }) => {
  tolerate(answered(403));
  const page = await open(null, '/sign-in');
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expectAccessible(page, 'forgot password');
  await page.getByLabel('E-mail').fill(`nobody.${Date.now()}@example.org`);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(page.getByTestId('forgot-sent')).toBeVisible();
  await expectAccessible(page, 'forgot password, sent');
  await expectNarrow(page, 'forgot password');

  await page.goto('/reset-password/not-a-token');
  await expectAccessible(page, 'new password');
  await page.getByLabel('New password').fill('a few quite different words');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByTestId('link-dead')).toBeVisible();
  await expectAccessible(page, 'new password, by a dead link');
  await expectNarrow(page, 'new password');

  for (const [path, button] of [
    ['/confirm-email/not-a-token', 'This is my address'],
    ['/unsubscribe/not-a-token', 'Stop this mail'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('button', { name: button })).toBeVisible();
    await expectAccessible(page, path);
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByTestId('link-dead')).toBeVisible();
    await expectAccessible(page, `${path}, dead`);
    await expectNarrow(page, path);
  }
});

test('the pages of a connection', async ({ open, tolerate }) => {
  for (const status of [403, 404]) tolerate(answered(status));
  const { coach, ben } = team();
  const dan = createPerson('Dan Okafor', 'athlete');
  const page = await open(coach, '/client-management');
  await expect(page.getByTestId('athlete-row')).toHaveCount(2);
  await expectAccessible(page, 'clients');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('By username').click();
  await dialog.getByRole('textbox', { name: 'Username' }).fill('nobody_of_this_name');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nobody here');
  await expectAccessible(page, 'inviting, with an error');
  await expectNarrow(page, 'inviting');
  const [[username]] = sql(`select username from app.users where id = :'id'`, { id: dan.id }) as [[string]];
  await dialog.getByRole('textbox', { name: 'Username' }).fill(username);
  await dialog.getByLabel('Message (optional)').fill('Shall we?');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByTestId('invitation-row')).toHaveCount(1);
  await expectAccessible(page, 'pending invitations');
  await expectNarrow(page, 'pending invitations');

  await page.goto(`/coach/athletes/${ben.id}`);
  await expect(page.getByTestId('log-card')).toBeVisible();
  await expectAccessible(page, 'athlete');
  await expectNarrow(page, 'athlete');
  await page.goto(`/coach/athletes/${dan.id}`);
  await expect(page.getByText('Not your athlete')).toBeVisible();
  await expectAccessible(page, 'not one’s athlete');

  const dans = await open(dan, '/invitations');
  await expect(dans.getByTestId('received-invitation')).toBeVisible();
  await expectAccessible(dans, 'invitations');
  await expectNarrow(dans, 'invitations');
  await dans.goto('/my-coach');
  await expect(dans.getByText('No coach yet')).toBeVisible();
  await expectAccessible(dans, 'no coach');

  const bens = await open(ben, '/my-coach');
  await expect(bens.getByRole('switch')).toHaveCount(9);
  await expect(bens.getByTestId('access-entry').first()).toBeVisible();
  await expectAccessible(bens, 'my coach');
  await expectNarrow(bens, 'my coach');
  await bens.getByRole('button', { name: 'Preview' }).click();
  await expect(bens.getByTestId('preview').getByTestId('log-card')).toBeVisible();
  await expectAccessible(bens, 'preview');
  await bens.keyboard.press('Escape');
  await bens.getByRole('button', { name: 'End connection' }).click();
  await expect(bens.getByRole('dialog')).toBeVisible();
  await expectAccessible(bens, 'ending');

  const nobodys = await open(null, '/invitations/not-a-code-that-anybody-was-sent-x-x-x-x-xx');
  await expect(nobodys.getByText('This link is not valid')).toBeVisible();
  await expectAccessible(nobodys, 'invalid invitation');
});
