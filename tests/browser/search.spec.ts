// Looking for messages, and what becomes of one that was reported.
import { expectAccessible, expectNarrow } from './support/accessible';
import { sql } from './support/database';
import { connect, createPerson, startConversation, write } from './support/people';
import { expect, test } from './support/test';

test('words lead to their message', async ({ open }) => {
  const coach = createPerson('Ana Torres', 'coach');
  const ben = createPerson('Ben Adler', 'athlete');
  const cy = createPerson('Cy Marsh', 'athlete');
  connect(coach, ben, cy);
  const group = startConversation(coach, [ben, cy], 'Marathon squad');
  const direct = startConversation(coach, [ben]);
  write(group, [
    { from: ben, text: 'How was it?', ago: 30 },
    { from: cy, text: 'Die Läufe waren <b>hart</b>', ago: 20 },
    { from: coach, text: 'Well done', ago: 10 },
  ]);
  write(direct, [{ from: ben, text: 'Ich war laufen', ago: 5 }]);
  const page = await open(coach, '/messages');
  const hits = page.getByTestId('search-hit');

  await page.getByRole('button', { name: 'Search messages' }).click();
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expectAccessible(page, 'search, empty');
  await page.keyboard.type('laufen');
  await expect(hits).toHaveCount(2);
  await expect(hits.nth(1)).toContainText('Die Läufe waren <b>hart</b>');
  await expect(hits.nth(1)).toContainText('Well done');
  await expect(hits.nth(1).locator('mark')).toHaveText('Läufe');
  await page.getByRole('button', { name: 'Filters' }).click();
  await expectAccessible(page, 'search');
  await expectNarrow(page, 'search');
  await page.getByRole('combobox', { name: 'From' }).selectOption('Cy Marsh');
  await expect(hits).toHaveCount(1);

  await hits.click();
  await expect(page).toHaveURL(`/messages/${group}?message=2`);
  await expect(page.getByRole('heading', { level: 1, name: 'Marathon squad' })).toBeVisible();
  await page.goBack();
  await expect(hits).toHaveCount(1);
  await page.getByRole('searchbox').fill('nothing of the kind');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('conversation-row')).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Search messages' })).toBeFocused();
});

test('an administrator looks at a reported message, and both sides hear of it', async ({ open }, {
  project,
}) => {
  const coach = createPerson('Ana Torres', 'coach');
  // Another window's report is in the same list.
  const name = `Ben on a ${project.name}`;
  const ben = createPerson(name, 'athlete');
  const ida = createPerson('Ida Admin', 'admin');
  connect(coach, ben);
  const direct = startConversation(coach, [ben]);
  write(direct, [{ from: coach, text: 'Not nice at all' }]);
  sql(
    `with report as (insert into app.message_reports (message_id, reporter_id, reporter_name, sender_id, sender_name, reason)
         select id, :'ben', :'name', sender_id, 'Ana Torres', 'harassment' from app.messages
         where conversation_id = :'direct' returning id, message_id)
       insert into app.reported_messages (report_id, place, sender_id, sender_name, content, sent_at)
         select r.id, 0, m.sender_id, 'Ana Torres', m.content, m.created_at from report r join app.messages m on m.id = r.message_id`,
    { ben: ben.id, name, direct },
  );
  const page = await open(ida, '/admin');
  const report = page.getByTestId('report').filter({ hasText: name }).first();
  await expect(report).toContainText(`${name} reported a message of Ana Torres`);
  await expect(page.getByText('Not nice at all')).toHaveCount(0);
  await expectAccessible(page, 'reports');
  await expectNarrow(page, 'reports');

  await report.getByRole('button').click();
  await expect(page.getByTestId('reported-message')).toContainText('Not nice at all');
  await expectAccessible(page, 'a report');
  await page.getByRole('combobox', { name: 'What came of it' }).selectOption('Sender warned');
  await page.getByRole('button', { name: 'Close the report' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByText('Closed', { exact: true }).click();
  await expect(report).toContainText('Sender warned');

  const other = await open(ben, '/notifications');
  await expect(other.getByText('The report of a message was closed. The sender was warned.')).toBeVisible();
});
