// What one does with conversations in the list: pin, mute, put away, mark; and with a group: name, members, who writes.
import { expectMessage, row, send } from './support/messenger';
import { connect, createPerson, startConversation, write } from './support/people';
import { expect, storing, test, type Page } from './support/test';

async function choose(page: Page, title: string, item: string): Promise<void> {
  await page
    .getByTestId('conversation-list')
    .getByRole('button', { name: `Actions for ${title}` })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

const rows = (page: Page) => page.getByTestId('conversation-row');

test('conversations are kept as one likes', { tag: '@desktop' }, async ({ open }) => {
  const coach = createPerson('Ana Torres', 'coach');
  const ben = createPerson('Ben Adler', 'athlete');
  const cy = createPerson('Cy Marsh', 'athlete');
  connect(coach, ben, cy);
  const withBen = startConversation(coach, [ben]);
  const withCy = startConversation(coach, [cy]);
  write(withBen, [{ from: ben, text: 'Older', ago: 5 }]);
  write(withCy, [{ from: cy, text: 'Newer' }]);
  const page = await open(coach, '/messages');
  const badge = page.getByTestId('messages-badge').filter({ visible: true });
  await expect(rows(page).first()).toContainText('Cy Marsh');
  await expect(badge).toHaveText('2');
  await expect(page).toHaveTitle('(2) Messages · TrainingPlanner');

  await choose(page, 'Ben Adler', 'Pin to the top');
  await expect(rows(page).first()).toContainText('Ben Adler');
  await choose(page, 'Ben Adler', 'Mute');
  await expect(badge).toHaveText('1');
  await choose(page, 'Cy Marsh', 'Mark as read');
  await expect(badge).toHaveCount(0);
  await expect(page).toHaveTitle('Messages · TrainingPlanner');
  await storing(page, /\/state$/, () => choose(page, 'Cy Marsh', 'Mark as unread'));
  await expect(badge).toHaveText('1');
  await page.reload();
  await expect(row(page, 'Ben Adler')).toContainText('Pinned.');
  await expect(badge).toHaveText('1');

  await storing(page, /\/state$/, () => choose(page, 'Cy Marsh', 'Archive'));
  await expect(rows(page)).toHaveCount(1);
  await storing(page, /\/state$/, () => page.getByRole('button', { name: 'Undo' }).last().click());
  await expect(rows(page)).toHaveCount(2);
  await storing(page, /\/state$/, () => choose(page, 'Cy Marsh', 'Archive'));
  await page.getByRole('button', { name: /^Archived/ }).click();
  await expect(page.getByRole('heading', { name: 'Archived' })).toBeFocused();
  await expect(rows(page)).toHaveCount(1);
  write(withCy, [{ from: cy, text: 'Are you there?' }]);
  await expect(page.getByRole('heading', { name: 'Messages' })).toBeVisible();
  await row(page, 'Cy Marsh').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cy Marsh' })).toBeVisible();
});

test('a coach looks after a group, and an athlete leaves it', { tag: '@phone' }, async ({ open }) => {
  const coach = createPerson('Ana Torres', 'coach');
  const ben = createPerson('Ben Adler', 'athlete');
  const cy = createPerson('Cy Marsh', 'athlete');
  const dee = createPerson('Dee Novak', 'athlete');
  connect(coach, ben, cy, dee);
  const group = startConversation(coach, [ben, cy], 'Runners');
  write(group, [{ from: coach, text: 'For Ben and Cy' }], [coach]);
  const page = await open(coach, `/messages/${group}`);
  const others = await open(dee, '/messages');
  const header = page.getByTestId('message-header');

  await header.getByRole('button', { name: 'Members' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Remove Cy Marsh' }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog.getByTestId('member').filter({ hasText: 'Cy Marsh' })).toContainText('left');
  await dialog.getByRole('button', { name: 'Add athletes' }).click();
  await dialog.getByRole('checkbox', { name: /Dee Novak/ }).check({ force: true });
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByTestId('member').filter({ hasText: 'Dee Novak' })).toContainText('since');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await header.getByRole('button', { name: 'Actions for Runners' }).click();
  await page.getByRole('menuitem', { name: 'Name and announcements…' }).click();
  await dialog.getByRole('textbox', { name: 'Group name' }).fill('Race news');
  await dialog.getByRole('switch', { name: 'Announcements only' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Race news' })).toBeVisible();
  await expect(header).toContainText('Announcements · 3 members');
  await send(page, 'Bring spikes.');

  await row(others, 'Race news').click();
  await expectMessage(others, 'Bring spikes.');
  await expect(others.getByText('For Ben and Cy')).toHaveCount(0);
  await others.getByTestId('message-header').getByRole('button', { name: 'Actions for Race news' }).click();
  await others.getByRole('menuitem', { name: 'Leave the group…' }).click();
  await others.getByRole('dialog').getByRole('button', { name: 'Leave the group' }).click();
  await expect(others.getByTestId('conversation-ended')).toBeVisible();
  await expect(header).toContainText('Announcements · 2 members');
});
