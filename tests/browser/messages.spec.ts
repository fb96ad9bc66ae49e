// The messenger, where the network fails, where a thread is long, and where somebody writes what should not run.
import { bubbles, composer, settled, expectMessage, list, row, send } from './support/messenger';
import {
  connect,
  createPerson,
  endConnection,
  fill,
  startConversation,
  timesStored,
  write,
  type Person,
} from './support/people';
import { answered, expect, offline, test } from './support/test';

interface Pair {
  coach: Person;
  athlete: Person;
  conversation: string;
}

function pair(): Pair {
  const coach = createPerson('Ana Torres', 'coach');
  const athlete = createPerson('Ben Adler', 'athlete');
  connect(coach, athlete);
  return { coach, athlete, conversation: startConversation(coach, [athlete]) };
}

test('a message shows before the server has it, and is stored once though its answer was lost', async ({
  open,
  tolerate,
}) => {
  tolerate(/net::ERR_FAILED/);
  const { coach, conversation } = pair();
  const page = await open(coach, `/messages/${conversation}`);
  await expect(page.getByText('Say hello')).toBeVisible();
  const keys: (string | undefined)[] = [];
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length > 1) return route.fallback();
    await held;
    await route.fetch();
    await route.abort();
  });

  // Nor does the list tell, before it is sent again.
  await page.route(/\/messages\?/, (route) => (keys.length === 1 ? route.abort() : route.fallback()));

  await send(page, 'Nailed the last rep.');
  await expectMessage(page, 'Nailed the last rep.');
  await expect(bubbles(page).getByText('on its way')).toBeAttached();
  await expect(composer(page)).toHaveValue('');
  letGo();
  await expect(bubbles(page).getByText('sent', { exact: true })).toBeAttached();
  await expectMessage(page, 'Nailed the last rep.');

  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(1);
  expect(timesStored(conversation, 'Nailed the last rep.')).toBe(1);
  await page.reload();
  await expectMessage(page, 'Nailed the last rep.');
});

test('a message that is refused stays, to be sent again or deleted', async ({ open, tolerate }) => {
  tolerate(answered(400));
  const { coach, conversation } = pair();
  const page = await open(coach, `/messages/${conversation}`);
  await page.route('**/messages', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 400, json: { code: 'invalid_input' } })
      : route.fallback(),
  );
  await send(page, 'First try');
  await expect(bubbles(page, 'First try').getByRole('alert')).toBeVisible();
  await send(page, 'Never mind');
  await bubbles(page, 'Never mind').getByRole('button', { name: 'Delete' }).click();
  await expect(bubbles(page)).toHaveCount(1);

  await page.unroute('**/messages');
  await bubbles(page, 'First try').getByRole('button', { name: 'Retry' }).click();
  await expect(bubbles(page, 'First try').getByText('sent', { exact: true })).toBeAttached();
  await expect(bubbles(page)).toHaveCount(1);
  expect(timesStored(conversation, 'First try')).toBe(1);
  expect(timesStored(conversation, 'Never mind')).toBe(0);
});

test('what is written offline outlives a reload and arrives once', async ({ open, tolerate }) => {
  tolerate(offline);
  const { coach, conversation } = pair();
  const page = await open(coach, `/messages/${conversation}`);
  await expect(page.getByText('Say hello')).toBeVisible();
  const api = '**/api/**';
  await page.route(api, (route) => route.abort('internetdisconnected'));
  await page.context().setOffline(true);
  await expect(page.getByTestId('connection-banner')).toContainText('You are offline.');
  await send(page, 'Written in the tunnel');
  await expectMessage(page, 'Written in the tunnel');

  // The network is there again, but not yet the server. (A shell from the service worker would do, but Chromium sends
  // some requests of a page that has one past the network's switch.)
  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByText('What you wrote is kept in this browser.')).toBeVisible();
  expect(timesStored(conversation, 'Written in the tunnel')).toBe(0);
  await page.unroute(api);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(bubbles(page, 'Written in the tunnel').getByText('sent', { exact: true })).toBeAttached();
  await expect(bubbles(page)).toHaveCount(1);
  expect(timesStored(conversation, 'Written in the tunnel')).toBe(1);
});

test('older messages come without moving what one reads', async ({ open }) => {
  const { coach, athlete, conversation } = pair();
  fill(conversation, 400, [coach, athlete]);
  const page = await open(coach, `/messages/${conversation}`);
  await expect(bubbles(page, /400\. Easy/)).toBeInViewport();
  let letGo = () => {};
  let isAsked = false;
  await page.route(/cursor=/, async (route) => {
    isAsked = true;
    await new Promise<void>((resolve) => (letGo = resolve));
    await route.continue();
  });

  for (const round of [1, 2, 3]) {
    isAsked = false;
    // Again, where the page before was still on its way.
    await expect(async () => {
      await list(page).evaluate((element) => (element.scrollTop = 700));
      expect(isAsked, `page ${round} is asked for`).toBe(true);
    }).toPass();
    await settled(page);
    const before = await list(page).evaluate((element) => {
      const middle = element.getBoundingClientRect().top + element.clientHeight / 2;
      const shown = [...element.querySelectorAll('[data-testid=message]')];
      const read = shown.find((one) => one.getBoundingClientRect().bottom > middle)!;
      return {
        text: read.textContent!.match(/\d+\. Easy/)![0],
        top: read.getBoundingClientRect().top,
        height: element.scrollHeight,
      };
    });
    letGo();
    await expect
      .poll(() => list(page).evaluate((element) => element.scrollHeight))
      .toBeGreaterThan(before.height);
    await settled(page);
    const top = await bubbles(page)
      .filter({ has: page.getByText(new RegExp(`(^|\\s)${before.text}`)) })
      .evaluate((element) => element.getBoundingClientRect().top);
    expect(Math.abs(top - before.top), `drift at page ${round}`).toBeLessThanOrEqual(1);
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('days, and what is new, are set apart', async ({ open }) => {
  const { coach, athlete, conversation } = pair();
  const day = 24 * 60;
  write(
    conversation,
    [
      { from: coach, text: 'Two weeks to go.', ago: 14 * day },
      { from: athlete, text: 'Counting the days.', ago: 14 * day - 2 },
      { from: coach, text: 'Ready for the race?', ago: day },
    ],
    [coach, athlete],
  );
  write(
    conversation,
    [1, 2, 3, 4, 5, 6, 7].map((number) => ({ from: athlete, text: `Split ${number}: 3:42` })),
  );
  const page = await open(coach, `/messages/${conversation}`);
  const before = new Date(Date.now() - 14 * day * 60_000);
  const longDay = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(before);

  await expect(page.getByTestId('unread-divider')).toHaveText('7 new');
  await expect(bubbles(page, 'Two weeks to go.')).toContainText(longDay.split(' ').slice(-2).join(' '));
  await expect(bubbles(page, 'Ready for the race?')).toContainText('Yesterday');
  await expect(bubbles(page, 'Split 1')).toContainText('Today');
  await expect(bubbles(page, 'Split 2')).not.toContainText('Today');
  // Read, but still set apart until one leaves.
  await expect(page.getByTestId('unread-badge')).toHaveCount(0);
  await expect(page.getByTestId('unread-divider')).toHaveText('7 new');
  write(conversation, [{ from: athlete, text: 'And the finish.' }]);
  await expectMessage(page, 'And the finish.');
  await expect(page.getByTestId('unread-divider')).toHaveText('7 new');
});

test('a reader further up is not moved by a new message', async ({ open }) => {
  const { coach, athlete, conversation } = pair();
  fill(conversation, 50, [coach, athlete]);
  const page = await open(coach, `/messages/${conversation}`);
  await expect(bubbles(page, /\b50\. Easy/)).toBeInViewport();
  await settled(page);
  await list(page).evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
  await expect(page.getByRole('button', { name: 'Latest' })).toBeVisible();
  await settled(page);
  const position = await list(page).evaluate((element) => element.scrollTop);

  write(conversation, [{ from: athlete, text: 'Are you there?' }]);
  await page.getByRole('button', { name: '1 new' }).waitFor();
  expect(await list(page).evaluate((element) => element.scrollTop)).toBe(position);
  await page.getByRole('button', { name: '1 new' }).click();
  await expectMessage(page, 'Are you there?');
});

test('a draft is kept', async ({ open }) => {
  const { coach, conversation } = pair();
  const cy = createPerson('Cy Marsh', 'athlete');
  connect(coach, cy);
  const other = startConversation(coach, [cy]);
  const page = await open(coach, `/messages/${conversation}`);
  await composer(page).fill('About Thursday');
  await page.goto(`/messages/${other}`);
  await expect(composer(page)).toHaveValue('');
  await page.goto('/messages');
  await expect(row(page, 'Ben Adler')).toContainText('Draft: About Thursday');
  await row(page, 'Ben Adler').click();
  await expect(composer(page)).toHaveValue('About Thursday');
  await send(page, 'About Thursday: rest.');
  await page.goto('/messages');
  await expect(row(page, 'Ben Adler')).toContainText('You: About Thursday: rest.');
});

test('a conversation that has ended can still be read', async ({ open }) => {
  const { coach, athlete, conversation } = pair();
  write(conversation, [{ from: coach, text: 'All the best!' }]);
  const pages = [
    await open(coach, `/messages/${conversation}`),
    await open(athlete, `/messages/${conversation}`),
  ];
  for (const page of pages) await expect(composer(page)).toBeVisible();
  endConnection(coach, athlete, athlete);
  for (const page of pages) {
    await expect(page.getByTestId('conversation-ended')).toBeVisible();
    await expect(composer(page)).toHaveCount(0);
    await expectMessage(page, 'All the best!');
  }
});

test('the keyboard is enough', { tag: '@desktop' }, async ({ open }) => {
  const { coach, athlete, conversation } = pair();
  const cy = createPerson('Cy Marsh', 'athlete');
  connect(coach, cy);
  const other = startConversation(coach, [cy]);
  write(conversation, [{ from: athlete, text: 'Older', ago: 5 }]);
  write(other, [{ from: cy, text: 'Newer' }]);
  const page = await open(coach, '/messages');
  const keys = page.keyboard;
  await expect(row(page, 'Ben Adler')).toBeVisible();

  await keys.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await keys.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keys.press('/');
  await expect(page.getByRole('searchbox', { name: 'Words in messages' })).toBeFocused();
  await keys.type('newer');
  await expect(page.getByTestId('search-hit')).toHaveCount(1);
  await keys.press('Escape');
  await expect(page.getByTestId('conversation-row')).toHaveCount(2);

  await keys.press('Alt+ArrowDown');
  await expect(page).toHaveURL(`/messages/${other}`);
  await expect(composer(page)).toBeFocused();
  await keys.press('Alt+ArrowDown');
  await expect(page).toHaveURL(`/messages/${conversation}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Ben Adler' })).toBeVisible();
  await expect(composer(page)).toBeFocused();
  await keys.type('n is a letter here');
  await keys.press('Shift+Enter');
  await keys.type('and so is /');
  await keys.press('Enter');
  await expectMessage(page, /n is a letter here\s+and so is \//);
  await keys.press('Escape');
  await expect(page).toHaveURL('/messages');
  await expect(row(page, 'Ben Adler')).toBeFocused();

  await keys.press('n');
  const dialog = page.getByRole('dialog', { name: 'New conversation' });
  await expect(dialog.getByText('Cy Marsh')).toBeVisible();
  await dialog.getByRole('checkbox', { name: /Cy Marsh/ }).focus();
  await keys.press('Space');
  await keys.press('Enter');
  await expect(page).toHaveURL(`/messages/${other}`);
});

test('on a phone, list and thread are two screens', { tag: '@phone' }, async ({ open }) => {
  const { coach, athlete, conversation } = pair();
  fill(conversation, 20, [coach, athlete]);
  write(conversation, [{ from: athlete, text: 'Up there' }]);
  const page = await open(coach, '/messages');
  const conversations = page.getByTestId('conversation-list');
  await row(page, 'Ben Adler').click();
  await expectMessage(page, 'Up there');
  await expect(conversations).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();

  // A finger that rests on a message opens its menu, and chooses nothing of it when it is lifted.
  await settled(page);
  const { x, y } = (await bubbles(page, 'Up there').getByTestId('bubble').boundingBox())!;
  const fingers = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [{ x: x + 20, y: y + 10 }]);
  const menu = page.getByRole('menu', { name: 'Message' });
  await expect(menu).toBeVisible();
  await touch('touchEnd', []);
  await settled(page);
  await expect(menu).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Reply' }).tap();
  await expect(page.getByTestId('composer-context')).toContainText('Reply to Ben Adler');
  await page.getByTestId('composer-context').getByRole('button').click();

  await page.goBack();
  await expect(conversations).toBeVisible();
  await expect(page.getByTestId('message-pane')).toHaveCount(0);
  await row(page, 'Ben Adler').click();
  await expectMessage(page, 'Up there');
  await page.getByRole('button', { name: 'Back to conversations' }).click();
  await expect(page).toHaveURL('/messages');
  await expect(conversations).toBeVisible();

  // From a link, without a page of ours to go back to.
  await page.goto(`/messages/${conversation}`);
  await page.getByRole('button', { name: 'Back to conversations' }).click();
  await expect(page).toHaveURL('/messages');
  await expect(row(page, 'Ben Adler')).toBeVisible();
});

test('text stays text', async ({ open }) => {
  const texts = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(2)>',
    '<svg/onload=alert(3)>',
    '<a href="javascript:alert(4)">four</a>',
    'javascript:alert(5)',
    '"><iframe srcdoc="<script>alert(6)</script>">',
    '{{constructor.constructor("alert(7)")()}} ${alert(8)} {@html 1}',
    '</textarea></title><style>*{display:none}</style>',
    '<b>bold</b> &lt;i&gt; &amp;amp; 4*8*2',
    'https://example.org/"onmouseover="alert(9)',
    'data:text/html,<script>alert(10)</script>',
    '\u202Egnp.exe \u200B🏃🏽‍♀️ e\u0301 שלום مرحبا',
    '   two  spaces\n\n\ttab',
  ];
  const coach = createPerson('<img src=x onerror=alert(11)> Ana', 'coach');
  const athlete = createPerson('Ben "><svg onload=alert(12)>', 'athlete');
  const cy = createPerson('Cy Marsh', 'athlete');
  connect(coach, athlete, cy);
  const group = startConversation(coach, [athlete, cy], '<script>alert(13)</script>');
  write(
    group,
    texts.map((text) => ({ from: athlete, text: text.trim() })),
    // What is new to somebody would open at its beginning.
    [coach],
  );
  const page = await open(coach, `/messages/${group}`);
  await expectMessage(page, 'two');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('<script>alert(13)</script>');
  const shown = await bubbles(page)
    .locator('p[dir=auto]')
    .evaluateAll((elements) => elements.map((element) => element.textContent));
  for (const text of texts) expect(shown, text).toContain(text.trim());
  await expect(page.locator('main :is(script, img, iframe, style, svg[onload], [onerror])')).toHaveCount(0);
  const addresses = await page
    .locator('main a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol));
  expect(addresses.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);

  // Also typed here, and in the names that other pages show.
  await send(page, texts[1]!);
  await expect(bubbles(page, texts[1]!).getByText('sent', { exact: true })).toBeAttached();
  await page.getByRole('button', { name: 'Members' }).click();
  await expect(page.getByRole('dialog')).toContainText(athlete.name);
  await page.goto('/coach/athletes');
  await expect(page.getByTestId('athlete-row').first()).toContainText(athlete.name);
});
