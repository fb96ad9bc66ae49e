import { expect, type Locator, type Page } from './test';

/** The messages that are in view, oldest first; only with this text, if there is one. */
export function bubbles(page: Page, text?: string | RegExp): Locator {
  const all = page.getByTestId('message');
  return text === undefined ? all : all.filter({ hasText: text });
}

export function composer(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Message / });
}

export function list(page: Page): Locator {
  return page.getByTestId('message-list');
}

/** The row of a conversation in the list of them. */
export function row(page: Page, title: string): Locator {
  return page.getByTestId('conversation-row').filter({ hasText: title });
}

/** Opens a message's menu as one does on this device. */
export async function openMenu(page: Page, message: Locator): Promise<void> {
  const isTouch = await page.evaluate(() => matchMedia('(pointer: coarse)').matches);
  if (isTouch) await message.getByTestId('bubble').tap();
  else await message.hover();
  await message.getByRole('button', { name: 'More' }).click();
}

export async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

/** Sees a message there, and no second time. */
export async function expectMessage(page: Page, text: string | RegExp): Promise<void> {
  await expect(bubbles(page, text)).toHaveCount(1);
  await expect(bubbles(page, text)).toBeInViewport();
}

/** Resolves when nothing in the list of messages has moved or grown for some frames. */
export async function settled(page: Page, frames = 10): Promise<void> {
  await list(page).evaluate(
    (element, frames) =>
      new Promise<void>((resolve) => {
        let before = '';
        let still = 0;
        const look = () => {
          const now = `${element.scrollTop} ${element.scrollHeight}`;
          still = now === before ? still + 1 : 0;
          before = now;
          if (still < frames) requestAnimationFrame(look);
          else resolve();
        };
        look();
      }),
    frames,
  );
}
