// The bell, what it leads to, and what rings it.
import { connect, createPerson, notify, startConversation } from './support/people';
import { expect, storing, test } from './support/test';

test('what happened is told, read, and left behind', async ({ open }) => {
  const coach = createPerson('Ana Torres', 'coach');
  const ben = createPerson('Ben Adler', 'athlete');
  connect(coach, ben);
  const conversation = startConversation(coach, [ben]);
  const page = await open(coach, '/notifications');
  await expect(page.getByText('Nothing yet')).toBeVisible();

  notify(coach, 'connection_paused', ben);
  notify(coach, 'message', ben, conversation);
  notify(coach, 'message', ben, conversation);
  const badge = page.getByTestId('notifications-badge').filter({ visible: true });
  await page.reload();
  await expect(badge).toHaveText('2');
  const rows = page.getByTestId('notification');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Today']);
  await expect(rows).toContainText(['Ben Adler sent you 2 messages.', 'Ben Adler paused your connection.']);

  const read = /\/api\/notifications\/read$/;
  await storing(page, read, () => rows.last().getByRole('button', { name: 'Mark as read' }).click());
  await expect(badge).toHaveText('1');
  await page.getByText('Unread', { exact: true }).click();
  await expect(rows).toHaveCount(1);
  await storing(page, read, () => rows.getByRole('link').click());
  await expect(page).toHaveURL(`/messages/${conversation}`);
  await page.goto('/notifications');
  await expect(rows).toHaveCount(2);
  await expect(badge).toHaveCount(0);
});

test('what is switched off rings no bell', async ({ open }) => {
  const coach = createPerson('Ana Torres', 'coach');
  const ben = createPerson('Ben Adler', 'athlete');
  connect(coach, ben);
  const page = await open(coach, '/settings/notifications');
  const off = page.getByRole('switch', { name: 'Pauses: in the app' });
  await expect(off).toBeChecked();
  await off.click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(off).not.toBeChecked();

  notify(coach, 'connection_paused', ben);
  notify(coach, 'connection_resumed', ben);
  await page.goto('/notifications');
  await expect(page.getByTestId('notification')).toHaveCount(1);
  await expect(page.getByTestId('notification')).toContainText('resumed your connection');
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(page.getByTestId('notifications-badge')).toHaveCount(0);
});
