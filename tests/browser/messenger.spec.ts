// What people do with messages that were sent.
import { bubbles, composer, expectMessage, list, openMenu, row, send } from './support/messenger';
import { connect, createPerson, fill, startConversation, write } from './support/people';
import { expect, test, type Locator, type Page } from './support/test';

function squad() {
  const coach = createPerson('Ana Torres', 'coach');
  const ben = createPerson('Ben Adler', 'athlete');
  const cy = createPerson('Cy Marsh', 'athlete');
  connect(coach, ben, cy);
  return { coach, ben, cy, group: startConversation(coach, [ben, cy], 'Marathon squad') };
}

async function choose(page: Page, message: Locator, item: string): Promise<void> {
  await openMenu(page, message);
  await page.getByRole('menuitem', { name: item }).click();
}

test('answers, reactions, names, edits and deletions reach the others', async ({ open }) => {
  const { coach, ben, cy, group } = squad();
  write(group, [{ from: ben, text: 'Can we move **Thursday**?' }]);
  const coachs = await open(coach, `/messages/${group}`);
  const bens = await open(ben, `/messages/${group}`);

  // An answer that names somebody, with emphasis.
  await expect(bubbles(coachs, 'Can we move').locator('strong')).toHaveText('Thursday');
  await choose(coachs, bubbles(coachs, 'Can we move'), 'Reply');
  await expect(coachs.getByTestId('composer-context')).toContainText('Reply to Ben Adler');
  await composer(coachs).pressSequentially('Sure, ask @cy');
  await expect(coachs.getByRole('option', { name: 'Cy Marsh' })).toBeVisible();
  await coachs.keyboard.press('Enter');
  await expect(composer(coachs)).toHaveValue('Sure, ask @Cy Marsh ');
  await coachs.getByRole('button', { name: 'Send' }).click();
  const answer = bubbles(coachs, 'Sure, ask');
  await expect(answer.getByText('sent', { exact: true })).toBeAttached();
  await expect(answer.locator('.mention')).toHaveText('@Cy Marsh');

  // A reaction, and where the answer leads.
  await expectMessage(bens, /Sure, ask/);
  const bensAnswer = bubbles(bens, 'Sure, ask');
  await expect(bensAnswer.getByRole('button', { name: /^Answers You: Can we move/ })).toBeVisible();
  await openMenu(bens, bensAnswer);
  await bens.getByRole('menuitemcheckbox', { name: '💪' }).click();
  await expect(bensAnswer.getByRole('button', { name: '💪 1: You' })).toBeVisible();
  await expect(answer.getByRole('button', { name: '💪 1: Ben Adler' })).toBeVisible();
  await answer.getByRole('button', { name: '💪 1: Ben Adler' }).click();
  await expect(bensAnswer.getByRole('button', { name: '💪 2: You and Ana Torres' })).toBeVisible();

  // Who has seen it: not Cy, before opening it.
  await expect(coachs.getByRole('button', { name: 'Seen by Ben Adler' })).toBeVisible();
  const cys = await open(cy, `/messages/${group}`);
  await expect(bubbles(cys, 'Sure, ask').locator('.mention-me')).toHaveText('@Cy Marsh');
  await coachs.getByRole('button', { name: 'Seen by Ben Adler and Cy Marsh' }).click();
  await expect(coachs.getByRole('dialog', { name: 'Seen by' }).getByRole('listitem')).toHaveCount(2);
  await coachs.keyboard.press('Escape');

  // Another text, and the earlier one.
  await choose(coachs, answer, 'Edit');
  await coachs.getByRole('textbox', { name: 'Edit message' }).fill('Sure, Friday then.');
  await coachs.getByRole('button', { name: 'Save' }).click();
  await expect(bubbles(bens, 'Sure, Friday then.')).toHaveCount(1);
  await bubbles(bens, 'Sure, Friday')
    .getByRole('button', { name: /^Edited/ })
    .click();
  await expect(bens.getByRole('dialog')).toContainText('Sure, ask @Cy Marsh');
  await bens.keyboard.press('Escape');

  // Deleted, taken back, deleted.
  const mine = bubbles(coachs, 'Sure, Friday');
  await choose(coachs, mine, 'Delete');
  await coachs.getByRole('button', { name: 'Undo' }).click();
  await expect(mine).toHaveCount(1);
  await choose(coachs, mine, 'Delete');
  await expect(bubbles(bens, 'Message deleted')).toHaveCount(1);
  await expect(bubbles(bens, 'Sure')).toHaveCount(0);
});

test('a link leads to a message however old, and back to the newest', async ({ open }) => {
  const { coach, ben, group } = squad();
  fill(group, 700, [coach, ben]);
  const page = await open(coach, `/messages/${group}?message=100`);
  await expectMessage(page, /(^|\D)100\. Easy/);
  expect(await bubbles(page, /\b700\. Easy/).count()).toBe(0);
  await page.getByRole('button', { name: 'Latest' }).click();
  await expectMessage(page, /\b700\. Easy/);
  await page.goto(`/messages/${group}?message=9999`);
  await expect(page.getByText('This message is not here, or not for you.')).toBeVisible();
  await expectMessage(page, /\b700\. Easy/);
});

test('what was seen before shows again at once', async ({ open }) => {
  const { coach, ben, group } = squad();
  write(group, [{ from: ben, text: 'Seen already' }]);
  const page = await open(coach, `/messages/${group}`);
  await expectMessage(page, 'Seen already');
  const keptKeys = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('tp:thread')));
  await expect.poll(keptKeys).not.toEqual([]);
  await page.route(/\/messages(\?|$)/, () => {});
  await page.reload();
  await expectMessage(page, 'Seen already');
  await page.goto('/settings');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await keptKeys()).toEqual([]);
});

test('messages by keyboard', { tag: '@desktop' }, async ({ open }) => {
  const { coach, ben, cy, group } = squad();
  const direct = startConversation(coach, [cy]);
  write(direct, [{ from: cy, text: 'Unread', ago: 60 }]);
  write(group, [{ from: ben, text: 'First', ago: 5 }], [coach]);
  const page = await open(coach, `/messages/${group}`);
  const { keyboard } = page;
  await expect(composer(page)).toBeFocused();
  await keyboard.type('Mine');
  await keyboard.press('Enter');
  await expect(bubbles(page, 'Mine').getByText('sent', { exact: true })).toBeAttached();

  // The last own one changes.
  await keyboard.press('ArrowUp');
  await expect(page.getByRole('textbox', { name: 'Edit message' })).toHaveValue('Mine');
  await keyboard.type('!');
  await keyboard.press('Enter');
  await expectMessage(page, 'Mine!');
  await expect(composer(page)).toHaveValue('');

  // From message to message, to the menu, and back.
  await list(page).focus();
  await keyboard.press('ArrowUp');
  await expect(bubbles(page, 'Mine!')).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(bubbles(page, 'First')).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('menuitemcheckbox', { name: '👍' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(bubbles(page, 'First')).toBeFocused();
  await keyboard.press('+');
  await page.getByRole('searchbox', { name: 'Search emoji' }).fill('flexed');
  await keyboard.press('Enter');
  await expect(bubbles(page, 'First').getByRole('button', { name: '💪 1: You' })).toBeVisible();
  await bubbles(page, 'First').focus();
  await keyboard.press('r');
  await expect(page.getByTestId('composer-context')).toContainText('First');
  await keyboard.press('Escape');
  await expect(page.getByTestId('composer-context')).toHaveCount(0);
  await expect(page).toHaveURL(`/messages/${group}`);

  // The next conversation with something unread.
  await list(page).focus();
  await keyboard.press('u');
  await expect(page).toHaveURL(`/messages/${direct}`);
  await expect(row(page, 'Cy Marsh')).toBeVisible();
});

test('read receipts can be switched off', async ({ open }) => {
  const { coach, ben, group } = squad();
  const coachs = await open(coach, `/messages/${group}`);
  await send(coachs, 'Who reads this?');
  const bens = await open(ben, '/settings/security');
  await bens.getByRole('switch', { name: 'Read receipts' }).click();
  await expect(bens.getByText('Read receipts are off.')).toBeVisible();
  await bens.goto(`/messages/${group}`);
  await expectMessage(bens, 'Who reads this?');
  await expect(bens.getByTestId('unread-badge')).toHaveCount(0);
  await coachs.reload();
  await expectMessage(coachs, 'Who reads this?');
  await expect(coachs.getByRole('button', { name: /^Seen by/ })).toHaveCount(0);
});
