// What TrainingPlanner is for, from the first visit on: an account, a coach, a conversation.
import { bubbles, composer, expectMessage, row, send } from './support/messenger';
import { sql } from './support/database';
import {
  connect,
  createPerson,
  endConnection,
  endSession,
  password,
  startConversation,
  write,
} from './support/people';
import { answered, expect, leadTo, test, type Page } from './support/test';

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('somebody signs up, signs out, and signs in again', async ({ open, tolerate }) => {
  tolerate(answered(400));
  tolerate(answered(401));
  tolerate(answered(409));
  const email = `noor.${Date.now()}@example.org`;
  const page = await open(null, '/assignments');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  await page.getByLabel('Name').fill('Noor Haddad');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('passwordpassword');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/^This .+\.$/);
  await expect(page.getByLabel('Password')).toBeFocused();

  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  // Where the visit began.
  await expect(page).toHaveURL('/assignments');
  await expect(page.getByText('Nothing to do')).toBeVisible();

  await leadTo(page, 'Settings');
  await expect(page.getByText('Noor Haddad')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);

  await signIn(page, email, 'not the right password');
  await expect(page.getByRole('alert')).toHaveText('That e-mail and password don’t match.');
  await signIn(page, email, password);
  await expect(page).not.toHaveURL(/\/sign-in/);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();

  const other = await open(null, '/sign-up');
  await other.getByLabel('Name').fill('Noor Again');
  await other.getByLabel('E-mail').fill(email.toUpperCase());
  await other.getByLabel('Password').fill(password);
  await other.getByRole('button', { name: 'Create account' }).click();
  await expect(other.getByRole('alert')).toContainText('There is already an account with this e-mail.');
});

test('who tried too often is told how long to wait', { tag: '@desktop' }, async ({ open, tolerate }) => {
  tolerate(answered(401));
  tolerate(answered(429));
  const athlete = createPerson('Lena Vogt', 'athlete');
  const page = await open(null, '/sign-in');
  await signIn(page, athlete.email, 'not the right password');
  await expect(page.getByRole('alert')).toHaveText('That e-mail and password don’t match.');
  sql(
    `update private.rate_limits set count = 5
     where counter = 'sign-in ' || encode(sha256(convert_to(lower(:'email') || ' 7f0000', 'UTF8')), 'hex')`,
    { email: athlete.email },
  );
  await signIn(page, athlete.email, password);
  await expect(page.getByRole('alert')).toHaveText(/That was a little fast\. Try again in \d+ minutes\.$/);
});

test('a session that ends leads back to where one was, with what one wrote', async ({ open, tolerate }) => {
  tolerate(answered(401));
  const coach = createPerson('Ana Torres', 'coach');
  const athlete = createPerson('Ben Adler', 'athlete');
  connect(coach, athlete);
  const conversation = startConversation(coach, [athlete]);
  const page = await open(coach, `/messages/${conversation}`);
  await composer(page).fill('How did the tempo');

  endSession(coach);
  await expect(page.getByText('Your session has ended.')).toBeVisible();
  await signIn(page, coach.email, password);
  await expect(page).toHaveURL(`/messages/${conversation}`);
  await expect(composer(page)).toHaveValue('How did the tempo');
});

test('a coach connects athletes, and hears of everything that can be wrong', async ({ open, tolerate }) => {
  for (const status of [400, 404, 409, 503]) tolerate(answered(status));
  tolerate(/net::ERR_FAILED/);
  const coach = createPerson('Ana Torres', 'coach');
  const [zoe, ben, left] = ['Zoe Kern', 'ben Adler', 'Cy Marsh'].map((name) => createPerson(name, 'athlete'));
  connect(coach, left!);
  endConnection(coach, left!, left!);
  const page = await open(coach, '/coach/athletes');
  await expect(page.getByText('No athletes yet')).toBeVisible();
  const email = page.getByLabel('Athlete’s e-mail');
  const alert = page.getByRole('alert');
  const tryTo = async (address: string) => {
    await email.fill(address);
    await page.getByRole('button', { name: 'Connect' }).click();
  };

  await tryTo(zoe!.email);
  await expect(page.getByText('You are now connected with Zoe Kern.')).toBeVisible();
  await expect(email).toHaveValue('');
  await tryTo(ben!.email);
  await expect(page.getByTestId('athlete-row')).toContainText(['ben Adler', 'Zoe Kern']);

  await tryTo('somebody@nowhere');
  await expect(email).toHaveAccessibleDescription('This is not an e-mail address.');
  await tryTo('nobody.at.all@example.org');
  await expect(alert).toHaveText('Nobody here has this e-mail address. Ask your athlete to sign up first.');
  await expect(email).toBeFocused();
  await tryTo(coach.email);
  await expect(alert).toHaveText('This account is not an athlete’s, so it can’t be connected.');
  await tryTo(zoe!.email);
  await expect(alert).toHaveText('You are already connected with this athlete.');
  await tryTo(left!.email);
  await expect(alert).toHaveText(
    'This athlete ended the connection. Invite them: it opens again once they accept.',
  );

  sql(`update app.coach_profiles set client_limit = 2 where coach_id = :'id'`, { id: coach.id });
  await tryTo(createPerson('Di Okafor', 'athlete').email);
  await expect(alert).toHaveText('You have reached your limit of athletes. End a connection first.');

  await page.route('**/connect', (route) => route.fulfill({ status: 503, headers: { 'Retry-After': '2' } }));
  await tryTo('di@example.org');
  await expect(alert).toContainText('The server is away for a moment.');
  await page.unroute('**/connect');
  await page.route('**/connect', (route) => route.abort());
  await tryTo('di@example.org');
  await expect(alert).toHaveText('The server can’t be reached. Check your connection and try again.');
  await expect(page.getByTestId('athlete-row')).toHaveCount(2);
});

test('coach and athlete write to each other in two windows', async ({ open }) => {
  const coach = createPerson('Ana Torres', 'coach');
  const athlete = createPerson('Ben Adler', 'athlete');
  connect(coach, athlete);
  const coachs = await open(coach, '/messages');
  const athletes = await open(athlete, '/messages');
  await expect(athletes.getByText('No conversations yet')).toBeVisible();

  await coachs.getByRole('button', { name: 'New conversation' }).click();
  await coachs.getByText('Ben Adler').click();
  await coachs.getByRole('button', { name: 'Start conversation' }).click();
  await send(coachs, 'Morning Ben! 8 km easy today, heart rate under 145.');
  await expectMessage(coachs, '8 km easy today');

  // Nobody reloads anything from here on.
  await expect(row(athletes, 'Ana Torres').getByTestId('unread-badge')).toHaveText(/^1/);
  await expect(athletes).toHaveTitle(/^\(1\) Messages/);
  await row(athletes, 'Ana Torres').click();
  await expectMessage(athletes, '8 km easy today');
  await expect(athletes).toHaveTitle(/^Messages/);
  await expect(bubbles(coachs, '8 km easy today').getByText('read', { exact: true })).toBeAttached();

  await send(athletes, 'Done. Legs felt heavy 😅\nSlept badly.');
  await expectMessage(coachs, 'Slept badly.');
  await send(coachs, 'Then take tomorrow off.');
  await expectMessage(athletes, 'Then take tomorrow off.');

  for (const page of [coachs, athletes]) {
    await page.reload();
    await expect(bubbles(page)).toContainText(['8 km easy today', 'Legs felt heavy 😅', 'tomorrow off']);
  }
});

test('a coach starts a group, and everybody in it takes part', async ({ open }) => {
  const coach = createPerson('Ana Torres', 'coach');
  const ben = createPerson('Ben Adler', 'athlete');
  const cy = createPerson('Cy Marsh', 'athlete');
  connect(coach, ben, cy);
  const [coachs, bens, cys] = [
    await open(coach, '/messages'),
    await open(ben, '/messages'),
    await open(cy, '/messages'),
  ];

  await coachs.getByRole('button', { name: 'New conversation' }).click();
  await coachs.getByText('Ben Adler').click();
  await coachs.getByText('Cy Marsh').click();
  await coachs.getByLabel('Group name (optional)').fill('Marathon squad');
  await coachs.getByRole('button', { name: 'Start group' }).click();
  await send(coachs, 'Long run on Sunday, 28 km.');

  await row(bens, 'Marathon squad').click();
  await row(cys, 'Marathon squad').click();
  await expectMessage(bens, 'Long run on Sunday');
  await send(bens, 'I am in.');
  await expectMessage(cys, 'I am in.');
  await expect(bubbles(cys, 'I am in.')).toContainText('Ben Adler');
  await send(cys, 'Me too!');
  for (const page of [coachs, bens, cys]) {
    await expect(bubbles(page)).toContainText(['Long run on Sunday', 'I am in.', 'Me too!']);
  }

  await coachs.getByRole('button', { name: 'Members' }).click();
  const members = coachs.getByRole('dialog', { name: 'Members' });
  await expect(members.getByRole('listitem')).toContainText(['Ana Torres', 'Ben Adler', 'Cy Marsh']);
});

test('a stranger sees nothing of a conversation', async ({ open, tolerate }) => {
  tolerate(answered(403));
  const coach = createPerson('Ana Torres', 'coach');
  const athlete = createPerson('Ben Adler', 'athlete');
  connect(coach, athlete);
  const conversation = startConversation(coach, [athlete]);
  write(conversation, [{ from: coach, text: 'Between us: your lactate values.' }]);
  const coachs = await open(coach, `/messages/${conversation}`);
  await expectMessage(coachs, 'lactate values');

  for (const stranger of [createPerson('Eve Stone', 'coach'), createPerson('Fay Stone', 'athlete')]) {
    const page = await open(stranger, `/messages/${conversation}`);
    await expect(page.getByText('Not your conversation')).toBeVisible();
    await expect(composer(page)).toHaveCount(0);
    await expect(page.getByTestId('conversation-row')).toHaveCount(0);
    expect(await page.content()).not.toMatch(/lactate|Ana Torres|Ben Adler/);
  }
  const nobodys = await open(null, `/messages/${conversation}`);
  await expect(nobodys).toHaveURL(/\/sign-in\?next=/);
});
