// Live updates: what happens elsewhere shows at once, without the pages asking again and again.
import { sql } from './support/database';
import { bubbles, composer, expectMessage, send } from './support/messenger';
import { connect, createPerson, endConnection, startConversation, write } from './support/people';
import { answered, expect, listening, test } from './support/test';

function pair() {
  const coach = createPerson('Ana Torres', 'coach');
  const athlete = createPerson('Ben Adler', 'athlete');
  connect(coach, athlete);
  return { coach, athlete, conversation: startConversation(coach, [athlete]) };
}

test('a message and its reading show in the other window at once, and nobody polls', async ({ open }) => {
  const { coach, athlete, conversation } = pair();
  const here = await open(coach, `/messages/${conversation}`);
  const there = await open(athlete, `/messages/${conversation}`);
  await expect(composer(here)).toBeVisible();
  await expect(composer(there)).toBeVisible();
  await listening(there);
  let asked = Date.now();
  there.on('request', () => (asked = Date.now()));
  // What it asks for because it listens now comes first. A page that polls asks every few seconds.
  await expect.poll(() => Date.now() - asked, { timeout: 25_000, intervals: [500] }).toBeGreaterThan(6_000);

  await composer(here).fill('Ready for tomorrow?');
  await here.getByRole('button', { name: 'Send' }).click();
  // Well before a poll.
  await expect(bubbles(there, 'Ready for tomorrow?')).toBeInViewport({ timeout: 2_000 });
  await expect(bubbles(here, 'Ready for tomorrow?').getByText('read', { exact: true })).toBeAttached();
});

test('who was cut off for a while has everything once, in the same order', async ({ open, tolerate }) => {
  tolerate(/net::ERR_/);
  const { coach, athlete, conversation } = pair();
  const here = await open(coach, `/messages/${conversation}`);
  const there = await open(athlete, `/messages/${conversation}`);
  await send(there, 'before');
  await expectMessage(here, 'before');

  await there.context().setOffline(true);
  await send(there, 'written in the tunnel');
  write(conversation, [
    { from: coach, text: 'meanwhile one' },
    { from: coach, text: 'meanwhile two' },
  ]);
  await expectMessage(here, 'meanwhile two');
  await there.context().setOffline(false);

  for (const page of [here, there]) {
    await expect(bubbles(page)).toHaveText(
      [/before/, /meanwhile one/, /meanwhile two/, /written in the tunnel/],
      { timeout: 10_000 },
    );
  }
});

test('a page of a session that ends elsewhere stops listening, and says so', async ({ open, tolerate }) => {
  tolerate(answered(401));
  const { athlete } = pair();
  const page = await open(athlete, '/messages');
  await expect(page.getByTestId('conversation-row')).toBeVisible();
  await listening(page);

  sql(`delete from private.sessions where user_id = :'id'`, { id: athlete.id });

  await expect(page).toHaveURL(/sign-in/);
});

test('the end of a connection closes the group at once, and for that athlete alone', async ({ open }) => {
  const coach = createPerson('Ana Torres', 'coach');
  const ben = createPerson('Ben Adler', 'athlete');
  const cy = createPerson('Cy Marsh', 'athlete');
  connect(coach, ben, cy);
  const group = startConversation(coach, [ben, cy], 'Relay');
  const bens = await open(ben, `/messages/${group}`);
  const cys = await open(cy, `/messages/${group}`);
  const coachs = await open(coach, `/messages/${group}`);
  for (const page of [bens, cys, coachs]) await expect(composer(page)).toBeVisible();
  for (const page of [bens, cys, coachs]) await listening(page);

  endConnection(coach, ben, coach);

  await expect(bens.getByTestId('conversation-ended')).toBeVisible({ timeout: 5_000 });
  await send(coachs, 'just us now');
  await expectMessage(cys, 'just us now');
  await expect(composer(cys)).toBeVisible();
  await expect(bubbles(bens, 'just us now')).toHaveCount(0);
});
