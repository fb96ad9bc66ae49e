import {
  test as base,
  expect,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '../../../public/node_modules/@playwright/test';
import type { Person } from './people';

export { expect, type Page };
export type { Locator } from '../../../public/node_modules/@playwright/test';

/** When a page's first answer from the live updates came, if it has. */
const live = new WeakMap<Page, Promise<unknown>>();

interface Fixtures {
  /** A window of its own, of somebody who is signed in already, or of nobody. */
  open: (person: Person | null, path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Says that this complaint of the browser is what the test is about. */
  tolerate: (complaint: RegExp) => void;
}

/**
 * A test that fails if the browser complains: about an error in the console or in a script, about a breach of the Content
 * Security Policy, or by a dialog, which only a script from a text could have opened.
 */
export const test = base.extend<Fixtures & { complaints: string[]; tolerated: RegExp[] }>({
  complaints: async ({}, use) => use([]),
  tolerated: async ({}, use) => use([]),

  open: async ({ browser, baseURL, complaints, tolerated }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (person, path, options = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      await listen(context, complaints);
      if (person) await context.addCookies([sessionOf(person, baseURL!)]);
      const page = await context.newPage();
      const answer = page.waitForResponse(/\/api\/live$/, { timeout: 0 });
      live.set(
        page,
        answer.catch(() => {}),
      );
      await page.goto(path);
      return page;
    });
    for (const context of contexts) await context.close();
    const unexpected = complaints.filter((one) => !tolerated.some((known) => known.test(one)));
    expect(unexpected, 'complaints of the browser').toEqual([]);
  },

  tolerate: async ({ tolerated }, use) => {
    await use((complaint) => void tolerated.push(complaint));
  },
});

/** Waits until the page hears of what happens. */
export async function listening(page: Page): Promise<void> {
  await live.get(page);
}

/** Does something that changes what is stored at an address, and waits until the server has it. */
export async function storing(page: Page, address: RegExp, action: () => Promise<unknown>): Promise<void> {
  const answer = page.waitForResponse(
    (one) => one.request().method() !== 'GET' && address.test(one.url()) && one.ok(),
  );
  await action();
  await answer;
}

/** The browser's note about an answer with this status, which no page can prevent. */
export function answered(status: number): RegExp {
  return new RegExp(`Failed to load resource: the server responded with a status of ${status} `);
}

export const offline = /Failed to load resource: net::ERR_(INTERNET_DISCONNECTED|FAILED)/;

export function sessionOf(person: Person, url: string) {
  return { name: 'tp_session', value: person.token, url, httpOnly: true, sameSite: 'Lax' as const };
}

async function listen(context: BrowserContext, complaints: string[]): Promise<void> {
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
}

/** By the navigation; on a phone what is needed seldom is behind "More". */
export async function leadTo(page: Page, name: string): Promise<void> {
  const more = page.getByRole('button', { name: 'More', exact: true });
  const link = page.getByRole('link', { name, exact: true });
  await expect(more.or(link.first())).toBeVisible();
  if (await more.isVisible()) await more.click();
  await link.click();
}
