// What somebody does with the own account.
import { linkInMail } from './support/mail';
import { connect, createPerson, password, signInElsewhere } from './support/people';
import { answered, expect, test, type Page } from './support/test';

const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'Saved.' });

test('somebody changes the name, and where and how times are shown', async ({ open, tolerate }) => {
  tolerate(answered(409));
  const other = createPerson('Cy Marsh', 'athlete');
  const ana = createPerson('Ana Torres', 'coach');
  const page = await open(ana, '/settings');
  await page.locator('a[href="/settings/profile"]').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeFocused();

  await page.getByLabel('Name', { exact: true }).fill('Ana Torres-Lee');
  const zone = page.getByRole('combobox', { name: 'Time zone' });
  await zone.click();
  await zone.fill('kathm');
  await expect(page.getByRole('listbox', { name: 'Time zone' }).getByRole('option')).toHaveCount(1);
  await zone.press('Enter');
  await expect(zone).toHaveValue('Kathmandu (GMT+5:45)');
  await page.getByLabel('Language').selectOption('de');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(saved(page)).toBeVisible();
  await expect(page.getByText(/^\d+\. \p{L}+\.? \d{4}$/u)).toBeVisible();

  await page.reload();
  await expect(zone).toHaveValue('Kathmandu (GMT+5:45)');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ana Torres-Lee');

  // What is not saved is not lost by a slip.
  await page.getByLabel('Username').fill(`u_${other.email.split(/[.@]/)[1]}`);
  await page.getByRole('link', { name: 'Messages' }).click();
  const leaving = page.getByRole('dialog', { name: 'Leave without saving?' });
  await leaving.getByRole('button', { name: 'Keep editing' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription('Somebody else has this username.');
  await expect(page.getByLabel('Username')).toBeFocused();
  await page.getByRole('link', { name: 'Messages' }).click();
  await leaving.getByRole('button', { name: 'Discard' }).click();
  await expect(page).toHaveURL(/\/messages/);
});

test('a device is signed out from another one, and all of them by a new password', async ({
  open,
  tolerate,
}) => {
  tolerate(answered(401));
  tolerate(answered(403));
  const ben = createPerson('Ben Adler', 'athlete');
  const [phone, tablet] = [signInElsewhere(ben), signInElsewhere(ben)];
  const page = await open(ben, '/settings/security');
  const phones = await open(phone, '/settings/security');
  const tablets = await open(tablet, '/notifications');
  const devices = page.getByTestId('device');
  await expect(devices).toHaveCount(3);
  await expect(phones.getByTestId('device')).toHaveCount(3);
  await expect(devices.filter({ hasText: 'This device' })).toHaveCount(1);

  await phones.getByTestId('device').getByRole('button').first().click();
  await expect(phones.getByTestId('device')).toHaveCount(2);
  await page.reload();
  await tablets.reload();
  const isOut = await Promise.all(
    [page, tablets].map((one) =>
      Promise.race([
        one.waitForURL(/\/sign-in/).then(() => true),
        one
          .getByRole('navigation', { name: 'Main' })
          .waitFor()
          .then(() => false),
      ]),
    ),
  );
  expect(isOut.filter(Boolean)).toHaveLength(1);

  await phones.getByLabel('Current password').fill('not the right password');
  await phones.getByLabel('New password').fill('a few quite different words');
  await phones.getByRole('button', { name: 'Change password' }).click();
  await expect(phones.getByLabel('Current password')).toHaveAccessibleDescription(
    'That is not your password.',
  );
  await expect(phones.getByLabel('Current password')).toBeFocused();
  await phones.getByLabel('Current password').fill(password);
  await phones.getByRole('button', { name: 'Change password' }).click();
  await expect(phones.getByText('Password changed.')).toBeVisible();
  await expect(phones.getByTestId('device')).toHaveCount(1);
  for (const one of [page, tablets]) {
    await one.goto('/notifications');
    await expect(one).toHaveURL(/\/sign-in/);
  }
  await phones.reload();
  await expect(phones.getByTestId('device')).toHaveCount(1);
});

test('somebody asks for the account’s deletion, and thinks again', async ({ open, tolerate }) => {
  tolerate(answered(403));
  const ben = createPerson('Ben Adler', 'athlete');
  const page = await open(ben, '/settings/data');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('trainingplanner-export.zip');

  await page.getByRole('button', { name: 'Delete my account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
  await dialog.getByLabel('Your password').fill('not the right password');
  await dialog.getByRole('button', { name: 'Delete in seven days' }).click();
  await expect(dialog.getByLabel('Your password')).toHaveAccessibleDescription('That is not your password.');
  await dialog.getByLabel('Your password').fill(password);
  await dialog.getByRole('button', { name: 'Delete in seven days' }).click();
  const banner = page.getByTestId('deletion-banner');
  await expect(banner).toContainText('Your account will be deleted on');

  await page.goto('/assignments');
  await banner.getByRole('button', { name: 'Keep my account' }).click();
  await expect(page.getByText('Your account stays.')).toBeVisible();
  await expect(banner).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(banner).toHaveCount(0);
});

test('a coach says what athletes should know', async ({ open }) => {
  const ana = createPerson('Ana Torres', 'coach');
  connect(ana, createPerson('Ben Adler', 'athlete'));
  const page = await open(ana, '/settings/coach');
  const field = page.getByRole('textbox', { name: 'Specializations' });
  await field.fill('Marathon, trail');
  await field.press('Enter');
  await page.getByRole('button', { name: 'Remove trail' }).click();
  await page.getByLabel('About you').fill('I coach people who run before work.');
  await page.getByLabel('Website').fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Website')).toBeFocused();
  await page.getByLabel('Website').fill('ana.example');
  await page.getByRole('switch', { name: 'Taking new athletes' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(saved(page)).toBeVisible();

  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: 'Marathon' })).toBeVisible();
  await expect(page.getByLabel('Website')).toHaveValue('https://ana.example');
  await expect(page.getByRole('switch', { name: 'Taking new athletes' })).not.toBeChecked();
});

test('a forgotten password is chosen anew by mail, once', async ({ open, tolerate }) => {
  tolerate(answered(403));
  const ben = createPerson('Ben Adler', 'athlete');
  const page = await open(null, '/sign-in');
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  // Signing in has a field of the same name, and stays until this page's code is there.
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeFocused();
  await page.getByLabel('E-mail').fill(ben.email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(page.getByTestId('forgot-sent')).toContainText(ben.email);

  const link = await linkInMail(ben.email, 'reset-password');
  const choose = async () => {
    await page.goto(link);
    await page.getByLabel('New password').fill('a few quite different words');
    await page.getByRole('button', { name: 'Change password' }).click();
  };
  await choose();
  await expect(page.getByTestId('link-done')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').fill(ben.email);
  await page.getByLabel('Password').fill('a few quite different words');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/workouts');
  await choose();
  await expect(page.getByTestId('link-dead')).toBeVisible();
});

test('another e-mail address is one’s own once its mailbox says so', async ({ open }) => {
  const ben = createPerson('Ben Adler', 'athlete');
  const email = `new.${ben.email}`;
  const page = await open(ben, '/settings/security');
  await page.getByRole('button', { name: 'Change e-mail' }).click();
  const form = page.getByRole('form', { name: 'Change e-mail' });
  await form.getByLabel('New e-mail').fill(email);
  await form.getByLabel('Your password').fill(password);
  await form.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('Until then nothing changes.')).toBeVisible();

  await page.goto(await linkInMail(email, 'confirm-email'));
  await page.getByRole('button', { name: 'This is my address' }).click();
  await expect(page.getByTestId('link-done')).toContainText(email);
  await page.goto('/settings/security');
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByText('Until then nothing changes.')).toHaveCount(0);
});
